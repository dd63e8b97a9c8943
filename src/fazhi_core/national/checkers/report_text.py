"""Checkers of what a yearly report says: sentences that a person should look at again.

What is looked for stands in the requirements, as patterns (see ``_wording``).
"""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, Word, checker, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._wording import Wording, first, looked_at, named
from fazhi_core.records.report import AnnualReport, Section

__all__ = [
    "enforcer",
    "gaps",
    "handover",
    "office_procedures",
    "persuasion",
    "pilot_plan",
    "plan_period",
]


@attrs.frozen(kw_only=True)
class DatedWording(Wording):
    """What is looked for in reports from one year on.

    Args:
        from_year: the first year reported on in which it is raised.
    """

    from_year: int


@attrs.frozen(kw_only=True)
class PlanWording:
    """The national five-year plans, place by place in each list.

    Args:
        names: patterns by which a text names each plan.
        last_years: the last year of each plan.
        lawful: patterns of sentences that look back on a plan.
        gap: the longest gap, in characters.
        law: the law's own phrase for the plan that runs.
    """

    names: tuple[str, ...]
    last_years: tuple[int, ...]
    lawful: tuple[str, ...]
    gap: int
    law: str


@checker("report-police-handover-ground", AnnualReport, params=Wording)
def handover(section: Section, report: AnnualReport, req: Bound[Wording]) -> Outcome:  # noqa: ARG001 - the section is enough
    """Raise handing petitioners over to the police on grounds that are no act of the law."""
    return looked_at(section.text, req.params)


@checker("report-petition-until-given-up", AnnualReport, params=Wording)
def persuasion(section: Section, report: AnnualReport, req: Bound[Wording]) -> Outcome:  # noqa: ARG001 - the section is enough
    """Raise talking to petitioners until they give up."""
    return looked_at(section.text, req.params)


@checker("report-enforcer-standing", AnnualReport, params=Wording)
def enforcer(section: Section, report: AnnualReport, req: Bound[Wording]) -> Outcome:  # noqa: ARG001 - the section is enough
    """Raise an office without standing that is named as enforcing the law."""
    return looked_at(section.text, req.params)


@checker("report-office-procedures", AnnualReport, params=Wording)
def office_procedures(section: Section, report: AnnualReport, req: Bound[Wording]) -> Outcome:  # noqa: ARG001 - the section is enough
    """Raise offices that are said to lay down the procedure of enforcement themselves."""
    return looked_at(section.text, req.params)


@checker("report-gaps-filled", AnnualReport, params=Wording)
def gaps(section: Section, report: AnnualReport, req: Bound[Wording]) -> Outcome:  # noqa: ARG001 - the section is enough
    """Raise the marks that a draft bears where somebody has to fill it in."""
    return looked_at(section.text, req.params)


@checker("report-three-systems-pilot-plan", AnnualReport, params=DatedWording)
def pilot_plan(section: Section, report: AnnualReport, req: Bound[DatedWording]) -> Outcome:
    """Raise the pilot plan of the three systems once it had been replaced."""
    found = looked_at(section.text, req.params)
    if not found.key:
        return found
    if report.year is None:
        return not_shown("/year")
    return found if report.year >= req.params.from_year else ok()


@checker("report-publicity-plan-period", AnnualReport, params=PlanWording)
def plan_period(section: Section, report: AnnualReport, req: Bound[PlanWording]) -> Outcome:
    """Raise a publicity plan that is named as running after its end."""
    if section.text is None:
        return not_shown("text")
    words, outcome = req.params, not_applicable()
    for name, last in zip(words.names, words.last_years, strict=True):
        number = first(section.text, (name,), words.lawful, words.gap)
        if number is None:
            outcome = ok() if named(section.text, name, words.gap) else outcome
        elif report.year is None:
            return not_shown("/year")
        elif report.year > last:
            return review(
                "text",
                key="raised",
                sentence=number,
                law=Word(words.law),
                last=last,
                year=report.year,
            )
        else:
            outcome = ok()
    return outcome
