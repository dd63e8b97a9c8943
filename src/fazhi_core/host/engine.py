"""The engine that programs use: immutable, shareable between threads, without global state."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Unpack

import attrs

from fazhi_core._version import __version__
from fazhi_core.engine.acceptance import Acceptance, Accepting
from fazhi_core.engine.baseline import Baseline
from fazhi_core.engine.changes import Changes
from fazhi_core.engine.finding import Finding, settled
from fazhi_core.engine.ledger import Ledger, Source, as_source
from fazhi_core.engine.plan import Plan
from fazhi_core.engine.report import FailOn, Met, Partial, PluginVersion, Receipt, Report, fails
from fazhi_core.engine.rulebook import Choice, Problem, Rulebook
from fazhi_core.engine.run import Run
from fazhi_core.engine.view import View
from fazhi_core.engine.waiver import Waiver
from fazhi_core.host.acceptance import read_acceptance
from fazhi_core.host.assemble import assemble
from fazhi_core.host.cache import Cache
from fazhi_core.host.options import Duty, Evidence, OptionChanges, Options, References, today
from fazhi_core.host.plugins import TEXTS, ConfigError
from fazhi_core.host.sources import Sources
from fazhi_core.law.calendar import CalendarYear, WorkCalendar
from fazhi_core.law.profile import NATION, chain, is_division_code
from fazhi_core.law.table import nearest
from fazhi_core.records import FIELDS
from fazhi_core.records.base import Record

if TYPE_CHECKING:
    from fazhi_core.engine.timeline import Timeline

__all__ = ["Engine"]


class Engine:
    """Checks records.  Make one, share it; it never changes.

    It can be pickled, for pools of processes, if the *plugins* given to it can (modules can): it is
    made anew there from the same arguments, and refused if the law has changed in between.

    >>> from fazhi_core import Engine
    >>> engine = Engine(profile="640402", discover=False)
    >>> engine.options.profile
    '640402'

    Args:
        profile, as_of, evidence, duty, select, ignore, fail_on, references: see
            :class:`Options`.
        discover: whether to look for installed plugins.
        plugins: modules or objects that implement hooks.
        local_plugins: patterns of plain Python files, relative to *root*.
        block_plugins: names of plugins left out; ``national`` for the national pack.
        require_plugins: names of plugins that must be there.
        calendars: further published calendar years.
        overlays: files with local figures, relative to *root*.
        waivers: approved exceptions: files of them, relative to *root*, or :class:`Waiver` objects.
        baseline: the findings accepted at a starting day: a file, relative to *root*, or a
            :class:`Baseline`.
        root: the folder that *local_plugins*, *overlays*, *waivers* and *baseline* are relative to.
        cache: a folder where the law, once read and found free of faults, is kept in a form that
            loads fast; ``None`` to read the files every time and write nothing.

    Raises:
        ConfigError: a name in *select* or *ignore* is unknown, *profile* is no division code, an
            option takes no such word, a required plugin is missing, a local pattern matches
            nothing, or waivers or the baseline are faulty.
        TypeError: an argument is of a wrong type, such as a text where a list is meant.
        LawError: files of law, overlays included, are faulty.
    """

    def __init__(  # noqa: PLR0913 - one keyword for each setting reads better than a table
        self,
        *,
        profile: str = NATION,
        as_of: date | None = None,
        evidence: Evidence = "recorded",
        duty: Duty = "township",
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        fail_on: FailOn = "violation",
        references: References = "open",
        discover: bool = True,
        plugins: Iterable[Any] = (),
        local_plugins: Iterable[str] = (),
        block_plugins: Iterable[str] = (),
        require_plugins: Iterable[str] = (),
        calendars: Iterable[CalendarYear] = (),
        overlays: Iterable[str | os.PathLike[str]] = (),
        waivers: Iterable[str | os.PathLike[str] | Waiver] = (),
        baseline: str | os.PathLike[str] | Baseline | None = None,
        root: str | os.PathLike[str] | None = None,
        cache: str | os.PathLike[str] | None = None,
    ) -> None:
        options = Options(
            profile=profile,
            as_of=as_of,
            evidence=evidence,
            duty=duty,
            select=select,
            ignore=ignore,
            fail_on=fail_on,
            references=references,
        )
        self._sources = Sources.of(
            discover=discover,
            plugins=plugins,
            local_plugins=local_plugins,
            block_plugins=block_plugins,
            require_plugins=require_plugins,
            calendars=calendars,
            overlays=overlays,
            root=root,
            cache=cache,
        )
        self._find(self._sources)
        self.acceptance = read_acceptance(waivers, baseline, self._sources.root, self.rulebook)
        self._take(options)

    def _find(self, sources: Sources) -> None:
        """Find the plugins and read the law."""
        self.plugins = sources.find()
        kept = sources.cache
        rulebook, self.law_version = assemble(self.plugins, Cache(kept) if kept else None)
        years = sources.calendars
        if years:
            rulebook = attrs.evolve(rulebook, calendar=_with_years(rulebook.calendar, years))
        self.rulebook: Rulebook = rulebook
        self._years = (*(one for _, one in self.plugins.brought("fazhi_calendars")), *years)

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_again, (self._sources, self.options, self.acceptance, self._identity)

    @property
    def _identity(self) -> tuple[str, str, tuple[PluginVersion, ...]]:
        """What must be the same for the same engine."""
        plugins = tuple(PluginVersion(one.name, one.version) for one in self.plugins.plugins)
        return self._config_sha256, self.rulebook.law_sha256, plugins

    @property
    def _config_sha256(self) -> str:
        return self.options.sha256(self._years, self.acceptance.sha256)

    def _take(self, options: Options) -> None:
        self.options = options
        self._plans: dict[tuple[str, ...], Plan] = {}
        try:
            self.divisions = chain(options.profile)
        except ValueError as error:
            raise ConfigError(TEXTS["bad_profile"].fill({"name": options.profile})) from error
        self._choice = Choice(
            select=self._names(options.select),
            ignore=self._names(options.ignore),
            all_duties=options.duty == "all",
        )

    def _names(self, given: tuple[str, ...]) -> frozenset[str]:
        known = {*self.rulebook.names(), *FIELDS}
        for name in given:
            if name not in known:
                raise ConfigError(
                    TEXTS["unknown_name"].fill({"name": name, "hint": nearest(name, known)})
                )
        return frozenset(given)

    def with_options(self, **changes: Unpack[OptionChanges]) -> Engine:
        """An engine with the same plugins and other options.

        Raises:
            ConfigError: as for the class.
        """
        other = object.__new__(Engine)
        other.plugins = self.plugins
        other.rulebook = self.rulebook
        other.law_version = self.law_version
        other._years = self._years
        other._sources = self._sources
        other.acceptance = self.acceptance
        other._take(attrs.evolve(self.options, **changes))
        if other._choice == self._choice:
            # Plans hold no day and no profile of their own: they are the same for both.
            other._plans = self._plans
        return other

    def check(
        self,
        records: Source | Record | Iterable[Record],
        *,
        everything: bool = False,
        since: Iterable[Record] | None = None,
    ) -> Report:
        """Check one record, several, or a ledger.

        Args:
            records: one record, several, a ledger, or anything else that streams them.
            everything: keep also what passed and what did not apply.
            since: the same records as they were; only those that changed since are judged, alone
                and in the groups that they touch, while all of them can be looked up.

        Raises:
            LawError: an overlay for one of the agencies clashes or loosens what it may not.
            TypeError: what is given holds anything but records.
        """
        findings: list[Finding] = []
        source = as_source(records)
        report = self.stream(
            source,
            lambda one: findings.append(settled(one)),
            everything=everything,
            since=since,
        )
        return attrs.evolve(report, findings=tuple(sorted(findings, key=lambda one: one.order)))

    def stream(
        self,
        source: Source,
        found: Callable[[Finding], None],
        *,
        everything: bool = False,
        accepting: Accepting | None = None,
        since: Iterable[Record] | None = None,
    ) -> Report:
        """Check *source* record by record and tell *found* of each finding as it is met.

        The report holds the account, the receipt and the exit code, but no findings.  What a
        finding says, and where its file says it, is worked out when it is first read: read it
        before the file may change.  *accepting* takes the place of the waivers and the baseline of
        this engine.  *since* is as for :meth:`check`.
        """
        as_of = self.options.as_of or today()
        accepting = accepting or Accepting(self.acceptance, self.rulebook.requirements, as_of)
        kept = list(source.kept(self.rulebook.looked_up))
        rules = self.rulebook
        view = View(as_of, rules.calendar, rules.record_types, rules.sequences, kept)
        failing = 0

        def tell(finding: Finding) -> None:
            nonlocal failing
            failing += fails(finding, self.options.fail_on)
            found(finding)

        changes = None if since is None else Changes(since, self.plan_for)
        run = Run(
            self.plan_for,
            view,
            tell,
            owners=self.rulebook.owners,
            accepting=accepting,
            strict=self.options.evidence == "strict",
            everything=everything,
            changes=changes,
        )
        run.feed(source.entries)
        run.finish(kept)
        plans = tuple(run.plans.values()) or (self.plan_for(None),)
        seen = run.counts.types
        left = {one for plan in plans for one in plan.not_checked(seen)}
        planned = {one.id for plan in plans for one in plan.requirements}
        checked = planned - {one.requirement for one in left}
        for one in accepting.close(checked, whole=bool(source.inputs)):
            tell(one)
        tally = run.counts.tally(
            tuple(sorted(left, key=attrgetter("requirement", "reason"))), source.unread
        )
        return Report(
            receipt=self._receipt(as_of, source, changes),
            tally=accepting.told_in(tally),
            findings=(),
            failing=failing,
            problems=self._problems(plans, seen),
            fail_on=self.options.fail_on,
            met=tuple(Met(self.rulebook.record_types[one], seen[one]) for one in sorted(seen)),
            waivers=accepting.waivers,
        )

    def _problems(self, plans: Iterable[Plan], types: Collection[str]) -> tuple[Problem, ...]:
        """What could not be used: plugins, and of the law what judges records of *types*."""
        of_law = (
            *self.rulebook.problems_of(types),
            *(one for plan in plans for one in plan.problems_of(types).values()),
        )
        return (*self.plugins.problems, *dict.fromkeys(of_law))

    def timelines(self, ledger: Ledger, id_: str) -> tuple[tuple[Timeline, ...], Report]:
        """The cases called *id_* along their steps, and the report that the steps quote from.

        Raises:
            LookupError: no record of *ledger* has that id and a sequence of steps.
        """
        from fazhi_core.engine.timeline import look_into, make_timeline

        sequences = self.rulebook.sequences
        cases = [one for one in ledger if one.id == id_ and one.type in sequences]
        if not cases:
            raise LookupError(id_)
        report, look = self.check(ledger), look_into(ledger)
        waits = self.rulebook.waiting
        found = (make_timeline(sequences[one.type], one, report, look, waits) for one in cases)
        return tuple(found), report

    def plan_for(self, agency: str | None) -> Plan:
        """The plan for an agency: by its division code, or by the profile where it has none."""
        divisions = self.divisions
        if agency is not None and is_division_code(agency):
            divisions = chain(agency)
        plan = self._plans.get(divisions)
        if plan is None:
            plan = self._plans.setdefault(divisions, self.rulebook.plan(divisions, self._choice))
        return plan

    def requirement(self, name: str) -> Engine:
        """An engine that checks only the requirement called *name* (id or alias), whosever duty.

        Raises:
            ConfigError: there is no such requirement.
        """
        return self.with_options(select=(name,), ignore=(), duty="all")

    def _receipt(self, as_of: date, source: Source, changes: Changes | None) -> Receipt:
        return Receipt(
            core=__version__,
            law=self.law_version,
            plugins=tuple(
                PluginVersion(one.name, one.version)
                for one in self.plugins.plugins
                if one.origin != "national"
            ),
            profile=self.divisions,
            as_of=as_of,
            inputs=source.inputs,
            config_sha256=self._config_sha256,
            law_sha256=self.rulebook.law_sha256,
            partial=Partial(changes.unchanged) if changes is not None else None,
        )


def _made_again(
    sources: Sources,
    options: Options,
    acceptance: Acceptance,
    identity: tuple[str, str, tuple[PluginVersion, ...]],
) -> Engine:
    """The engine that was pickled.

    Raises:
        ConfigError: its law or its plugins have changed since.
    """
    engine = object.__new__(Engine)
    engine._sources = sources
    engine._find(sources)
    engine.acceptance = acceptance
    engine._take(options)
    if engine._identity != identity:
        raise ConfigError(TEXTS["engine_changed"])
    return engine


def _with_years(calendar: WorkCalendar, years: tuple[CalendarYear, ...]) -> WorkCalendar:
    """*calendar* with *years*.

    Raises:
        ConfigError: a year in between is missing.
    """
    try:
        return calendar.with_years(years)
    except ValueError as error:
        given = tuple(sorted(one.year for one in years))
        raise ConfigError(TEXTS["calendar_gap"].fill({"years": given})) from error
