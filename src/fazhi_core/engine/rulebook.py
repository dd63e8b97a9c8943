"""The rulebook: everything that plugins brought, put together once and never changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Sequence as Sequence_
from importlib import import_module

import attrs

from fazhi_core._texts import LANGUAGES, Language, Text
from fazhi_core.engine.bindings import Bindings
from fazhi_core.engine.checker import Checker, CheckerModule, checkers_in
from fazhi_core.engine.compiling import compile_step
from fazhi_core.engine.consistency import (
    Keys,
    unfit_overlay,
    wrong_in_requirement,
    wrong_in_sequence,
)
from fazhi_core.engine.plan import PERIODS, Plan, PlannedStep, Problem
from fazhi_core.engine.texts import TEXTS
from fazhi_core.law.calendar import WorkCalendar
from fazhi_core.law.instrument import Instrument
from fazhi_core.law.overlay import Overlay, apply_overlays
from fazhi_core.law.requirement import DutyHolder, Requirement
from fazhi_core.law.sequence import Sequence
from fazhi_core.law.table import LawError, LawFault
from fazhi_core.records import RecordType, leads_to_local
from fazhi_core.records.base import Part, Record, facts

__all__ = ["Choice", "Problem", "Rulebook"]

_AGENCY = "agency"


@attrs.frozen
class Choice:
    """Which requirements a plan takes.

    Args:
        select: ids, aliases or fields of work; empty for all.
        ignore: ids, aliases or fields of work left out.
        all_duties: also the duties of others than the township.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    all_duties: bool = False

    def reason_against(self, requirement: Requirement) -> str:
        """Why *requirement* is left out; empty where it is taken."""
        names = {requirement.id, requirement.field, *requirement.other_names}
        if (self.select and not names & self.select) or names & self.ignore:
            return "deselected"
        if not self.all_duties and requirement.duty_holder is not DutyHolder.TOWNSHIP:
            return "other_duty"
        return ""


@attrs.frozen(eq=False)
class _Loaded:
    """The checkers on one record type, and what could not be used.

    Args:
        checkers: by requirement.
        problems: the modules that would not import.
        unusable: what is wrong with the requirements that should be checked and cannot be.
    """

    checkers: Mapping[str, Checker]
    problems: tuple[Problem, ...]
    unusable: Mapping[str, Problem]


@attrs.frozen(eq=False)
class Rulebook:
    """Requirements, checkers, overlays, record types and the calendar, from all plugins.

    Args:
        requirements: by id.
        instruments: by title and edition.
        sequences: the steps of a case, by record type.
        checkers: by requirement id, for those already imported.
        modules: checkers not imported yet, with the plugin that brings them.
        record_types: by name.
        owners: the plugin that brought each requirement.
        law_sha256: hash over all files of law.
        place_of: file and line of what stands at some keys in the table of a requirement (by id)
            or of a sequence (``sequence TYPE``); asked only for faults.
        compile_rule: the checker of a requirement whose rule stands beside it; raises
            :class:`LawError` where the rule cannot be used.
        silent: what is wrong with the plugins that could not say which checkers they bring.
    """

    requirements: Mapping[str, Requirement]
    instruments: Mapping[tuple[str, int], Instrument]
    sequences: Mapping[str, Sequence]
    checkers: Mapping[str, Checker]
    modules: tuple[tuple[str, CheckerModule], ...]
    overlays: tuple[Overlay, ...]
    record_types: Mapping[str, RecordType]
    calendar: WorkCalendar
    owners: Mapping[str, str]
    law_sha256: str = ""
    place_of: Callable[[str, Keys], tuple[str, int]] = lambda name, _: (name, 1)
    compile_rule: Callable[[Requirement], Checker] | None = None
    silent: Mapping[str, Problem] = attrs.field(factory=dict)
    _loaded: dict[str, _Loaded] = attrs.field(factory=dict, init=False)

    def named(self, name: str) -> Requirement | None:
        """The requirement with the id or alias *name*."""
        found = self.requirements.get(name)
        if found is not None:
            return found
        every = self.requirements.values()
        return next((one for one in every if name in one.other_names), None)

    def names(self) -> Iterator[str]:
        """Every id and alias."""
        for requirement in self.requirements.values():
            yield requirement.id
            yield from requirement.other_names

    def checkers_of(self, record_type: str) -> Mapping[str, Checker]:
        """The checkers of the requirements on *record_type*, their modules imported.

        Raises:
            LawError: a module brings a checker for no requirement, for that of another plugin, or
                a second one; or the law speaks of facts that the records do not have, or of
                figures that the checkers cannot take.
        """
        return self._load(record_type).checkers

    def problems_of(self, record_types: Iterable[str]) -> tuple[Problem, ...]:
        """The modules for *record_types* that would not import, and the rules of no use."""
        loaded = [self._load(name) for name in record_types]
        every = (one for each in loaded for one in (*each.problems, *each.unusable.values()))
        return tuple(dict.fromkeys(every))

    def _load(self, record_type: str) -> _Loaded:
        loaded = self._loaded.get(record_type)
        if loaded is None:
            loaded = self._loaded[record_type] = self._import(record_type)
        return loaded

    def _import(self, record_type: str) -> _Loaded:
        bindings = Bindings(self.requirements, self.owners, self.checkers)
        problems: list[Problem] = []
        for plugin, module in self.modules:
            if record_type not in module.records:
                continue
            try:
                loaded = import_module(module.module)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - one plugin must not stop the others
                text = f"{module.module}: {type(error).__name__}"
                problems.append(Problem(plugin, text, text))
                continue
            bindings.bind(plugin, checkers_in(loaded))
        faults = [*bindings.faults, *self._wrong(record_type, bindings.checkers)]
        if faults:
            raise LawError(dict.fromkeys(faults))
        rules, unusable = self._rules(record_type, bindings.checkers)
        checkers = {**bindings.checkers, **rules}
        unusable |= self._bereft(record_type, {**checkers, **unusable}, problems)
        return _Loaded(checkers, tuple(problems), unusable)

    def _bereft(
        self, record_type: str, known: Collection[str], problems: Iterable[Problem]
    ) -> dict[str, Problem]:
        """The requirements on *record_type* whose checkers did not come with their plugin.

        Which checkers a module would have brought nobody knows: it counts for all requirements of
        its plugin that have none and are not meant for a person.
        """
        lost = {**self.silent, **{one.plugin: one for one in problems}}
        return {
            id_: lost[owner]
            for id_, one in self.requirements.items()
            if one.record == record_type and id_ not in known
            if one.person is None and one.not_township is None
            if (owner := self.owners.get(id_, "")) in lost
        }

    def _rules(
        self, record_type: str, bound: Mapping[str, Checker]
    ) -> tuple[dict[str, Checker], dict[str, Problem]]:
        """The checkers of the rules on *record_type*, and what is wrong with those of no use.

        A rule that cannot be used stops nothing else: somebody's county wrote it, not the user.
        """
        found: dict[str, Checker] = {}
        unusable: dict[str, Problem] = {}
        for id_, one in self.requirements.items():
            if one.record != record_type or one.rule is None or self.compile_rule is None:
                continue
            if id_ in bound:
                unusable[id_] = self._unusable(one, TEXTS["rule_and_checker"])
                continue
            try:
                found[id_] = self.compile_rule(one)
            except LawError as error:
                zh, en = (
                    "\n".join(map(_said_in(language), error.faults)) for language in LANGUAGES
                )
                unusable[id_] = self._unusable(one, Text(zh, en))
            except (Exception, SystemExit) as error:  # noqa: BLE001 - one rule must not stop the others
                unusable[id_] = self._unusable(one, Text(type(error).__name__, str(error)))
        return found, unusable

    def _unusable(self, requirement: Requirement, why: Text) -> Problem:
        said = TEXTS["unusable"].fill({"requirement": requirement.id, "why": why})
        return Problem(self.owners.get(requirement.id, ""), said.zh, said.en)

    def _wrong(self, record_type: str, checkers: Mapping[str, Checker]) -> Iterator[LawFault]:
        """What the law on *record_type* says that its records or *checkers* know nothing of."""
        sequence = self.sequences.get(record_type)
        if sequence is not None:
            name = f"sequence {record_type}"
            for keys, text in wrong_in_sequence(sequence, self.record_class, self.is_local):
                yield LawFault(*self.place_of(name, keys), name, text)
        for id_, one in self.requirements.items():
            if record_type in {one.record, one.roster}:
                yield from self._listing(record_type, one)
            if one.record == record_type:
                wrong = wrong_in_requirement(
                    one, checkers.get(id_), self.record_class, self.is_local
                )
                for keys, text in wrong:
                    shown = ".".join(str(key) for key in (id_, *keys) if isinstance(key, str))
                    yield LawFault(*self.place_of(id_, keys), shown, text)
        for overlay in self.overlays:
            changed = self.named(overlay.requirement)
            checker = checkers.get(changed.id) if changed is not None else None
            if checker is not None and checker.record.type == record_type:
                unfit = unfit_overlay(overlay, checker)
                if unfit is not None:
                    yield LawFault(overlay.file, overlay.line, overlay.requirement, unfit)

    def _listing(self, record_type: str, requirement: Requirement) -> Iterator[LawFault]:
        """That *requirement* puts together records of which no lists may be made."""
        why = self.record_types[record_type].ungrouped
        if why is None or not requirement.group or requirement.group[0] == _AGENCY:
            return
        text = TEXTS["no_lists"].fill({"fact": requirement.group[0], "why": why})
        yield LawFault(*self.place_of(requirement.id, ("group",)), requirement.id, text)

    def verify(self) -> None:
        """Hold all law against all record types and all checkers, which imports them.

        Raises:
            LawError: all that :meth:`checkers_of` would find, of all types at once.
        """
        faults: list[LawFault] = []
        for record_type in sorted({one.record for one in self.requirements.values()}):
            try:
                self._load(record_type)
            except LawError as error:
                faults += error.faults
        if faults:
            raise LawError(dict.fromkeys(faults))

    def plan(self, divisions: tuple[str, ...], choice: Choice) -> Plan:
        """What is checked for *divisions*.

        Raises:
            LawError: an overlay clashes with another, or loosens what it may not.
        """
        requirements, faults = apply_overlays(self.requirements, self.overlays, divisions)
        if faults:
            raise LawError(faults)
        return Plan(divisions, requirements.values(), choice.reason_against, self._compiled)

    def _compiled(self, requirement: Requirement) -> PlannedStep | Problem | None:
        loaded = self._load(requirement.record)
        checker = loaded.checkers.get(requirement.id)
        if checker is None or requirement.id in loaded.unusable:
            return loaded.unusable.get(requirement.id)
        try:
            fault = self._misused(requirement, checker)
            if not fault:
                return compile_step(
                    requirement,
                    checker,
                    self.record_types[requirement.record],
                    self.instruments,
                )
            why = TEXTS[fault]
        except (Exception, SystemExit) as error:  # noqa: BLE001 - one requirement must not stop the others
            # No record was looked at yet, so that the words are the plugin's own.
            why = Text(str(error), str(error))
        return self._unusable(requirement, why)

    def _misused(self, requirement: Requirement, checker: Checker) -> str:
        """The key of what makes *requirement* or *checker* unusable; empty where nothing does."""
        if requirement.digest and (checker.digest is None or not requirement.group):
            return "bad_digest"
        if requirement.group:
            member, *period = requirement.group
            info = facts(self.record_class(requirement.record)).get(member)
            if info is None or info.private or len(period) != 1 or period[0] not in PERIODS:
                return "bad_group"
        return ""

    @property
    def looked_up(self) -> frozenset[str]:
        """The record types that some requirement looks up, or judges in groups of whole records."""
        return frozenset(self.lookers)

    @property
    def lookers(self) -> Mapping[str, frozenset[str]]:
        """For each type of :attr:`looked_up`, the types of which a record makes somebody look."""
        found: dict[str, set[str]] = {}
        for one in self.requirements.values():
            judged = {one.record, one.roster} - {""}
            whole = judged if one.group and not one.digest else set()
            for type_ in (*one.uses, *whole):
                found.setdefault(type_, set()).update(judged)
        return {type_: frozenset(types) for type_, types in found.items()}

    @property
    def waiting(self) -> frozenset[str]:
        """The requirements whose term is a period that the organ must let pass."""
        return frozenset(
            one.id
            for one in self.requirements.values()
            for version in one.versions
            if version.deadline is not None and version.deadline.kind == "waiting_period"
        )

    def is_local(self, cls: type[Part], path: Sequence_[str | int]) -> bool:
        """Whether *path*, from ``extra`` on, leads to a local field of records of *cls*."""
        return leads_to_local(self.record_types, cls, path)

    def record_class(self, name: str) -> type[Record]:
        """The class of the record type *name*."""
        return self.record_types[name].cls


def _said_in(language: Language) -> Callable[[LawFault], str]:
    return lambda fault: fault.say(language)
