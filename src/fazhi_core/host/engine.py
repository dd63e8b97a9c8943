"""The engine that programs use: immutable, shareable between threads, without global state."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from fazhi_core._version import __version__
from fazhi_core.engine.finding import Finding, settled
from fazhi_core.engine.ledger import Ledger, Source
from fazhi_core.engine.plan import Plan
from fazhi_core.engine.report import FailOn, Met, PluginVersion, Receipt, Report, fails
from fazhi_core.engine.rulebook import Choice, Rulebook
from fazhi_core.engine.run import Run
from fazhi_core.engine.view import View
from fazhi_core.host.assemble import assemble
from fazhi_core.host.cache import Cache
from fazhi_core.host.plugins import TEXTS, ConfigError, find_plugins
from fazhi_core.law.calendar import CalendarYear, WorkCalendar
from fazhi_core.law.profile import NATION, chain, is_division_code
from fazhi_core.law.table import nearest
from fazhi_core.records import FIELDS
from fazhi_core.records.base import Record

if TYPE_CHECKING:
    from fazhi_core.engine.timeline import Timeline

__all__ = ["CHINA_TIME", "Engine", "Evidence", "Options", "today"]

CHINA_TIME = timezone(timedelta(hours=8))
Evidence: TypeAlias = Literal["recorded", "strict"]
Duty: TypeAlias = Literal["township", "all"]


def today() -> date:
    """Today in +08:00."""
    return datetime.now(CHINA_TIME).date()


@attrs.frozen(kw_only=True)
class Options:
    """How an engine judges.

    Args:
        profile: division code of the place whose law applies where an agency's own code does not
            say; ``CN`` for national law only.
        as_of: the day on which the records are looked at; ``None`` for today in +08:00.
        evidence: ``strict`` counts what is not recorded as not done, as a court would.
        duty: ``all`` also judges the duties of others (village, county, police, court).
        select: ids, aliases or fields of work; empty for all.
        ignore: ids, aliases or fields of work left out.
        fail_on: the lightest severity that makes a run fail.
    """

    profile: str = NATION
    as_of: date | None = None
    evidence: Evidence = "recorded"
    duty: Duty = "township"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "violation"

    def sha256(self) -> str:
        """A hash over all settings but the day, which the receipt states itself."""
        settings = attrs.asdict(self, filter=lambda field, _: field.name != "as_of")
        return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()


class Engine:
    """Checks records.  Make one, share it; it never changes.

    >>> from fazhi_core import Engine
    >>> engine = Engine(profile="640402", discover=False)
    >>> engine.options.profile
    '640402'

    Args:
        profile, as_of, evidence, duty, select, ignore, fail_on: see :class:`Options`.
        discover: whether to look for installed plugins.
        plugins: modules or objects that implement hooks.
        local_plugins: patterns of plain Python files, relative to *root*.
        block_plugins: names of plugins left out; ``national`` for the national pack.
        require_plugins: names of plugins that must be there.
        calendars: further published calendar years.
        root: the folder that *local_plugins* is relative to.
        cache: a folder where the law, once read and found free of faults, is kept in a form that
            loads fast; ``None`` to read the files every time and write nothing.

    Raises:
        ConfigError: a name in *select* or *ignore* is unknown, *profile* is no division code, a
            required plugin is missing, or a local pattern matches nothing.
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
        discover: bool = True,
        plugins: Iterable[Any] = (),
        local_plugins: Iterable[str] = (),
        block_plugins: Iterable[str] = (),
        require_plugins: Iterable[str] = (),
        calendars: Iterable[CalendarYear] = (),
        root: Path | None = None,
        cache: Path | None = None,
    ) -> None:
        self.plugins = find_plugins(
            discover=discover,
            local=local_plugins,
            given=plugins,
            block=block_plugins,
            require=require_plugins,
            root=root,
        )
        rulebook, self.law_version = assemble(self.plugins, Cache(cache) if cache else None)
        years = tuple(calendars)
        if years:
            rulebook = attrs.evolve(rulebook, calendar=_with_years(rulebook.calendar, years))
        self.rulebook: Rulebook = rulebook
        self._take(
            Options(
                profile=profile,
                as_of=as_of,
                evidence=evidence,
                duty=duty,
                select=tuple(select),
                ignore=tuple(ignore),
                fail_on=fail_on,
            )
        )

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

    def with_options(self, **changes: Any) -> Engine:
        """An engine with the same plugins and other options.

        Raises:
            ConfigError: as for the class.
        """
        other = object.__new__(Engine)
        other.plugins = self.plugins
        other.rulebook = self.rulebook
        other.law_version = self.law_version
        other._take(attrs.evolve(self.options, **changes))
        return other

    def check(
        self, records: Source | Record | Iterable[Record], *, everything: bool = False
    ) -> Report:
        """Check one record, several, or a ledger.

        Args:
            records: one record, several, a ledger, or anything else that streams them.
            everything: keep also what passed and what did not apply.

        Raises:
            LawError: an overlay for one of the agencies clashes or loosens what it may not.
        """
        findings: list[Finding] = []
        source = records if isinstance(records, Source) else Ledger.of(records)
        report = self.stream(
            source, lambda one: findings.append(settled(one)), everything=everything
        )
        return attrs.evolve(report, findings=tuple(sorted(findings, key=lambda one: one.order)))

    def stream(
        self, source: Source, found: Callable[[Finding], None], *, everything: bool = False
    ) -> Report:
        """Check *source* record by record and tell *found* of each finding as it is met.

        The report holds the account, the receipt and the exit code, but no findings.  What a
        finding says, and where its file says it, is worked out when it is first read: read it
        before the file may change.
        """
        as_of = self.options.as_of or today()
        kept = list(source.kept(self.rulebook.looked_up))
        rules = self.rulebook
        view = View(as_of, rules.calendar, rules.record_types, rules.sequences, kept)
        failing = 0

        def tell(finding: Finding) -> None:
            nonlocal failing
            failing += fails(finding, self.options.fail_on)
            found(finding)

        run = Run(
            self.plan_for,
            view,
            tell,
            owners=self.rulebook.owners,
            strict=self.options.evidence == "strict",
            everything=everything,
        )
        run.feed(source.entries)
        run.finish(kept)
        seen = run.counts.types
        plans = run.plans or {self.divisions: self.plan_for(None)}
        left = {one for plan in plans.values() for one in plan.not_checked(seen)}
        return Report(
            receipt=self._receipt(as_of, source),
            tally=run.counts.tally(
                tuple(sorted(left, key=attrgetter("requirement", "reason"))), source.unread
            ),
            findings=(),
            failing=failing,
            problems=(
                *self.plugins.problems,
                *self.rulebook.problems_of(seen),
                *dict.fromkeys(one for plan in plans.values() for one in plan.problems_of(seen)),
            ),
            fail_on=self.options.fail_on,
            met=tuple(Met(self.rulebook.record_types[one], seen[one]) for one in sorted(seen)),
        )

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

    def _receipt(self, as_of: date, source: Source) -> Receipt:
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
            config_sha256=self.options.sha256(),
            law_sha256=self.rulebook.law_sha256,
        )


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
