"""Checkers of execution by force: power, reminder, hearing, decision, service, substitutes."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import (
    Bound,
    Kind,
    Outcome,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._coercion import (
    doubtful,
    each_true,
    excused,
    inside,
    inverse,
    outside_execution,
)
from fazhi_core.national.checkers._together import together
from fazhi_core.records.base import day
from fazhi_core.records.coercion import (
    CoercionCase,
    CoercionKind,
    ExecutionDecision,
    Executor,
    Reminder,
)
from fazhi_core.records.enforcement_outcome import DocumentKind, ServiceAttempt, ServiceMethod

__all__ = [
    "execution_decision_document",
    "execution_service",
    "execution_statement_heard",
    "immediate_removal_party_told",
    "no_utility_cutoff",
    "reminder_before_execution",
    "substitute_performance_3wd",
]


@checker("reminder-before-execution", CoercionCase)
def reminder_before_execution(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """A written reminder reaches the party before the decision to execute."""
    decided = case.decision and day(case.decision.on)
    if case.kind is None and case.reminder is False and decided:
        # A decision to execute shows that it was an execution, whatever its kind.
        return excused(case) or fail("reminder", key="no_reminder")
    outside = outside_execution(case, CoercionKind.DEMOLITION, CoercionKind.SUBSTITUTE_PERFORMANCE)
    if outside is not None:
        return outside
    if case.reminder is False:
        return doubtful(case, fail("reminder", key="no_reminder"))
    if case.reminder is None:
        return not_shown("reminder")
    return doubtful(case, _reminded(case, case.reminder))


def _reminded(case: CoercionCase, reminder: Reminder) -> Outcome:
    form = each_true(
        (reminder.written, "reminder.written", "not_written"),
        (reminder.contents_complete, "reminder.contents_complete", "incomplete"),
    )
    if form.kind is Kind.FAIL:
        return form
    if reminder.served_on is False:
        return fail("reminder.served_on", key="not_served")
    if case.kind is CoercionKind.SUBSTITUTE_PERFORMANCE:
        return form  # its last reminder may follow the decision (行政强制法 51)
    decided = inside(case.decision, lambda one: one.on)
    then = case.executed_on if decided is False else decided
    name = "executed_on" if decided is False else "decision.on"
    if then is None or then is False:
        return not_shown(name)
    if reminder.served_on is None:
        return not_shown("reminder.served_on")
    if reminder.served_on > then:
        return fail("reminder.served_on", key="afterwards", served=reminder.served_on, then=then)
    if form.kind is Kind.PASS and reminder.served_on == then:
        return review("reminder.served_on", key="same_day", served=reminder.served_on)
    return form


@checker("execution-statement-heard", CoercionCase)
def execution_statement_heard(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """What the party says after the reminder is heard, noted and examined."""
    outside = outside_execution(case, CoercionKind.DEMOLITION, CoercionKind.SUBSTITUTE_PERFORMANCE)
    if outside is not None:
        return outside
    heard = each_true((case.statement_heard, "statement_heard", "not_heard"))
    return doubtful(case, together((heard, _examined(case))))


def _examined(case: CoercionCase) -> Outcome:
    """What the party said was examined; nothing said is nothing to examine."""
    made = inside(case.statement, lambda one: one.made_on)
    if made is False:
        return ok()
    if made is None or not case.statement:
        return not_shown("statement.made_on")
    return each_true((case.statement.considered, "statement.considered", "not_considered"))


@checker("execution-decision-document", CoercionCase)
def execution_decision_document(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """A complete written decision after the reminder's term and before the act."""
    outside = outside_execution(case, CoercionKind.DEMOLITION)
    if outside is not None:
        return outside
    if case.decision is False:
        if day(case.executed_on) is None:
            return not_shown("executed_on")
        return doubtful(case, fail("decision", key="no_decision"))
    if case.decision is None:
        return not_shown("decision")
    return doubtful(case, _decided(case, case.decision))


def _decided(case: CoercionCase, decision: ExecutionDecision) -> Outcome:
    form = each_true(
        (decision.written, "decision.written", "not_written"),
        (decision.remedies_stated, "decision.remedies_stated", "no_remedies"),
        (decision.contents_complete, "decision.contents_complete", "incomplete"),
        (decision.sealed, "decision.sealed", "not_sealed"),
    )
    if form.kind is Kind.FAIL:
        return form
    decided = day(decision.on)
    if decided is None:
        return not_shown("decision.on")
    executed = day(case.executed_on)
    if executed is not None and decided > executed:
        return fail("decision.on", key="after_the_act", decided=decided, executed=executed)
    if not decision.immediate and (early := _in_reminder_term(case, decided)) is not None:
        return early
    return not_shown("executed_on") if case.executed_on is None else form


def _in_reminder_term(case: CoercionCase, decided: date) -> Outcome | None:
    """The outcome where the party could still perform, or where that is not shown."""
    if case.reminder is False:
        return None  # that there was none is a finding of its own
    last = case.reminder.perform_by if case.reminder else None
    if last is None:
        return not_shown("reminder.perform_by")
    if last and decided <= last:
        return fail("decision.on", key="within_reminder", decided=decided, last=last)
    return None


@checker("execution-service", CoercionCase)
def execution_service(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """Reminder and decision are served on the party itself, before the act."""
    outside = outside_execution(case, CoercionKind.DEMOLITION, CoercionKind.SUBSTITUTE_PERFORMANCE)
    if outside is not None:
        return outside
    if case.decision is False:
        return not_applicable()
    if case.decision is None:
        return not_shown("decision.served_on")
    return doubtful(case, _served(case, case.decision))


def _served(case: CoercionCase, decision: ExecutionDecision) -> Outcome:
    served, executed = decision.served_on, day(case.executed_on)
    if served is False:
        return fail("decision.served_on", key="not_served")
    if served and executed and served > executed:
        return fail("decision.served_on", key="afterwards", served=served, executed=executed)
    ways = [_way(case, document) for document in _SERVED]
    if served is None or case.executed_on is None:
        name = "decision.served_on" if served is None else "executed_on"
        ways.append(not_shown(name))
    elif served == executed:
        ways.append(review("decision.served_on", key="same_day", served=served))
    return together(ways)


_SERVED = (DocumentKind.EXECUTION_DECISION, DocumentKind.REMINDER)


def _way(case: CoercionCase, document: DocumentKind) -> Outcome:
    """Whether *document* went to the party itself before it was announced to the public."""
    if document is DocumentKind.REMINDER and case.reminder is False:
        return ok()  # that there was none is a finding of its own
    services = case.services or ()
    tried = [_directly(one, at) for at, one in enumerate(services) if one.document is document]
    if any(one.kind is Kind.PASS for one in tried):
        return ok()
    if not tried or any(one.document is None for one in services):
        return not_shown("services")
    for kind in (Kind.OPEN, Kind.REVIEW):
        found = next((one for one in tried if one.kind is kind), None)
        if found is not None:
            return found
    return tried[0]


def _directly(one: ServiceAttempt, at: int) -> Outcome:
    if one.method is None:
        return not_shown(("services", at, "method"))
    if one.method is not ServiceMethod.PUBLIC_NOTICE:
        return ok()
    if one.attempts is None:
        return not_shown(("services", at, "attempts"))
    path = ("services", at, "method")
    return review(path, key="announced") if one.attempts else fail(path, key="not_tried")


@checker("no-utility-cutoff", CoercionCase)
def no_utility_cutoff(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """Water, power, heat and gas of residents are no means of pressure."""
    if case.kind is None:
        return not_shown("kind")
    # Who gives in because the water is cut off is the very case that the statute has in mind.
    if case.kind not in _EXECUTIONS or case.carried_out_by is Executor.COURT:
        return not_applicable()
    left_on = (inverse(case.utilities_cut), "utilities_cut", "cut_off")
    return doubtful(case, each_true(left_on))


_EXECUTIONS = frozenset(
    {
        CoercionKind.DEMOLITION,
        CoercionKind.SUBSTITUTE_PERFORMANCE,
        CoercionKind.EXTRA_FINE,
        CoercionKind.OTHER,
    }
)


@checker("substitute-performance-3wd", CoercionCase)
def substitute_performance_3wd(case: CoercionCase, req: Bound[None]) -> Outcome:
    """Decision served, a reminder some days before, a disinterested performer, staff watching."""
    outside = outside_execution(case, CoercionKind.SUBSTITUTE_PERFORMANCE)
    if outside is not None or case.kind is not CoercionKind.SUBSTITUTE_PERFORMANCE:
        return outside or not_applicable()
    executed = day(case.executed_on)
    if executed is None:
        return not_shown("executed_on")
    return together(
        (
            _decision_served(case, executed),
            _reminded_before(case, executed, req),
            _watched(case),
        )
    )


def _decision_served(case: CoercionCase, executed: date) -> Outcome:
    served = inside(case.decision, lambda one: one.served_on)
    if served is False:
        return fail("decision.served_on" if case.decision else "decision", key="no_decision")
    if served is None:
        return not_shown("decision.served_on")
    if served > executed:
        return fail("decision.served_on", key="served_late", served=served, executed=executed)
    return ok()


def _reminded_before(case: CoercionCase, executed: date, req: Bound[None]) -> Outcome:
    reminded = inside(case.reminder, lambda one: one.served_on)
    if reminded is False:
        return fail("reminder.served_on" if case.reminder else "reminder", key="no_reminder")
    if reminded is None:
        return not_shown("reminder.served_on")
    return req.announced(reminded, executed)


def _watched(case: CoercionCase) -> Outcome:
    return each_true(
        (case.performer_disinterested, "performer_disinterested", "interested"),
        (case.performance_supervised, "performance_supervised", "not_watched"),
        (case.record_signed, "record_signed", "not_signed"),
    )


@attrs.frozen(kw_only=True)
class ToldFigures:
    """Figures of ``immediate-removal-party-told``.

    Args:
        prompt_days: calendar days after the removal within which telling was at once; beyond them
            a person must look.
    """

    prompt_days: int


@checker("immediate-removal-party-told", CoercionCase, params=ToldFigures)
def immediate_removal_party_told(case: CoercionCase, req: Bound[ToldFigures]) -> Outcome:
    """Who was absent when obstacles were removed at once is told straight after."""
    if not case.immediate_removal or case.party_present or case.executed_on is False:
        return not_applicable()
    if case.party_present is None:
        return not_shown("party_present")
    if case.executed_on is None or case.absent_party_told_on is None:
        return not_shown("executed_on" if case.executed_on is None else "absent_party_told_on")
    executed, told = case.executed_on, case.absent_party_told_on
    if told is False:
        return fail("absent_party_told_on", key="not_told")
    if told < executed:
        return review("absent_party_told_on", key="told_before", told=told, executed=executed)
    days = (told - executed).days
    if days > req.params.prompt_days:
        return review("absent_party_told_on", key="slow", days=days)
    return ok()
