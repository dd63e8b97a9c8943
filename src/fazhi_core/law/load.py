"""Reads instruments and requirements from TOML (``fazhi-requirements/1``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, cast, get_args

import attrs

from fazhi_core._texts import Text
from fazhi_core.law.deadline import Deadline, DeadlineKind, Unit
from fazhi_core.law.instrument import (
    Citation,
    CountingStyle,
    DayCounting,
    Instrument,
    Rank,
    Severity,
    Verified,
)
from fazhi_core.law.local_field import field_of_work
from fazhi_core.law.requirement import (
    Binding,
    DutyHolder,
    Message,
    Param,
    RemedyKind,
    Requirement,
    Version,
)
from fazhi_core.law.rule import read_rule
from fazhi_core.law.sequence import read_order
from fazhi_core.law.table import TEXTS, LawFile, Table, nearest
from fazhi_core.records.base import FrozenMap

__all__ = ["FORMAT", "Instruments", "read_instruments", "read_requirements", "unique"]

FORMAT = "fazhi-requirements/1"

Instruments = Mapping[tuple[str, int], Instrument]

_UNITS: Mapping[str, Unit] = {
    "days": "day",
    "plain_days": "plain_day",
    "working_days": "working_day",
    "months": "month",
    "years": "year",
}


def read_instruments(file: LawFile) -> list[Instrument]:
    """The instruments of *file*; faults are noted there and the sound ones returned."""
    return [_instrument(table) for table in file.top.tables("instrument")]


def _instrument(table: Table) -> Instrument:
    start = table.day("from", needed=True) or date.max
    instrument = Instrument(
        title=table.text("title", needed=True),
        edition=table.integer("edition", needed=True) or 0,
        name=table.text("name", needed=True),
        issuer=table.text("issuer", needed=True),
        rank=Rank(table.choice("rank", Rank)),
        start=start,
        end=_end(table, start),
        counting=_counting(table.table("counting")),
        database=table.text("database"),
        source=table.text("source"),
    )
    table.done()
    return instrument


def _end(table: Table, start: date) -> date | None:
    end = table.day("to")
    if end is not None and end < start:
        table.fault("to", "ends_before_it_begins")
    return end


def _counting(table: Table | None) -> DayCounting:
    if table is None:
        return DayCounting()
    terms = table.take("terms", list, "array", needed=False) or ()
    counting = DayCounting(
        style=cast("Any", table.choice("style", get_args(CountingStyle))),
        terms=frozenset(term for term in terms if isinstance(term, int)),
        limit=table.integer("limit") or 0,
        moves_on=table.flag("moves_on", default=True),
        article=table.integer("article") or 0,
        key_phrase=table.text("key_phrase"),
    )
    table.done()
    return counting


def read_requirements(file: LawFile, instruments: Instruments) -> list[Requirement]:
    """The requirements of *file*, citing *instruments*; faults are noted in *file*."""
    field = field_of_work(file)
    found = [_requirement(table, instruments, field) for table in file.top.tables("requirement")]
    return [requirement for requirement in found if requirement is not None]


def _requirement(table: Table, instruments: Instruments, field: str) -> Requirement | None:
    written = [_versions(one, instruments) for one in table.tables("version")]
    if not written:
        table.fault("", "no_version")
    versions = tuple(version for found in written for version in found)
    _check_order(table, versions)
    requirement = Requirement(
        id=table.text("id", needed=True),
        title=table.bilingual("title", needed=True) or Text("", ""),
        record=table.text("record", needed=True),
        versions=versions,
        field=table.text("field", field),
        each=table.text("each"),
        group=table.texts("group"),
        roster=table.text("roster"),
        digest=table.flag("digest", default=False),
        uses=table.texts("uses"),
        governing_date=table.texts("governing_date"),
        duty_holder=DutyHolder(table.choice("duty_holder", DutyHolder, default="township")),
        waivable=table.flag("waivable", default=True),
        messages=FrozenMap({key: _message(inner) for key, inner in table.named("messages")}),
        aliases=table.texts("aliases"),
        person=table.bilingual("person"),
        not_township=table.bilingual("not_township"),
        why=table.bilingual("why"),
        profile=table.text("profile", "CN"),
        file=table.file.name,
        rule=read_rule(table),
    )
    table.done()
    return requirement if versions and requirement.id else None


def _check_order(table: Table, versions: tuple[Version, ...]) -> None:
    for number, (earlier, later) in enumerate(pairwise(versions), start=2):
        if earlier.end is None or later.start <= earlier.end:
            table.file.fault(
                (*table.path, "version", number - 1), "overlapping_versions", number=number
            )


def _message(table: Table) -> Message:
    message = Message(
        text=Text(table.text("zh", needed=True), table.text("en", needed=True)),
        remedy=Text(table.text("remedy_zh", needed=True), table.text("remedy_en", needed=True)),
        remedy_kind=RemedyKind(table.choice("remedy", RemedyKind)),
    )
    table.done()
    return message


def _versions(table: Table, instruments: Instruments) -> list[Version]:
    """The version that *table* describes, once for each edition it names, oldest first."""
    editions = _editions(table)
    citations, source = _citations(table, editions)
    plain = _version(table, citations[-1], source, instruments)
    severity = table.choice("severity", Severity, default="follows")
    spans = _spans(table, citations, instruments)
    versions = []
    for citation, (instrument, start, end) in zip(citations, spans, strict=True):
        newest = citation is citations[-1]
        version = attrs.evolve(
            plain,
            citation=citation,
            start=start,
            end=end,
            aliases=plain.aliases if newest else (),
        )
        if instrument is not None:
            rated = _severity(table, severity, version, instrument)
            versions.append(attrs.evolve(version, severity=rated))
    table.done()
    return versions


def _editions(table: Table) -> tuple[int, ...]:
    """``edition = 2021``, or ``editions = [1996, 2009]`` where several read the same."""
    several = table.take("editions", list, "array", needed=False)
    if several is None:
        return (table.integer("edition", needed=True) or 0,)
    if not several or any(type(one) is not int for one in several) or sorted(several) != several:
        table.fault("editions", "wrong_type", key="editions", wanted=TEXTS["ascending_years"])
        return (0,)
    return tuple(several)


def _spans(
    table: Table, citations: Iterable[Citation], instruments: Instruments
) -> list[tuple[Instrument | None, date, date | None]]:
    """The days of each edition: those of its instrument, narrowed by ``from`` and ``to``."""
    begin = table.day("from")
    last = _end(table, begin or date.min)
    spans: list[tuple[Instrument | None, date, date | None]] = []
    for citation in citations:
        instrument = _cited(table, citation, instruments)
        start = max(begin or date.min, instrument.start if instrument else date.min)
        ends = [one for one in (last, instrument.end if instrument else None) if one is not None]
        end = min(ends, default=None)
        if end is not None and end < start:
            table.fault("from", "outside_instrument", title=citation.instrument)
        spans.append((instrument, start, end))
    return spans


def _version(table: Table, citation: Citation, source: str, instruments: Instruments) -> Version:
    return Version(
        citation=citation,
        start=date.max,
        severity=Severity.ADVICE,
        severity_why=table.text("severity_why"),
        key_phrase=citation.key_phrase,
        also=tuple(_also(one, instruments) for one in table.tables("also")),
        applies=table.text("applies"),
        exceptions=table.texts("exceptions"),
        needs=table.texts("needs"),
        deadline=_deadline(table.table("deadline")),
        order=read_order(table.table("order")),
        params=FrozenMap({name: _param(inner) for name, inner in table.named("params")}),
        derived=table.flag("derived", default=False),
        binding=cast("Binding", table.choice("binding", get_args(Binding), default="direct")),
        source=source,
        transition=table.bilingual("transition"),
        corrected_on=table.day("corrected_on"),
        aliases=table.texts("aliases"),
    )


def _severity(table: Table, chosen: str, version: Version, instrument: Instrument) -> Severity:
    follows = version.rated(instrument)
    if chosen == "follows":
        return follows
    if Severity(chosen) is not follows and not version.severity_why:
        table.fault("severity", "severity_needs_why", derived=follows)
    return Severity(chosen)


def _citations(table: Table, editions: tuple[int, ...]) -> tuple[tuple[Citation, ...], str]:
    verified, source = _verified(table)
    shared = {
        "instrument": table.text("instrument", needed=True),
        "article": table.integer("article"),
        "paragraph": table.integer("paragraph"),
        "item": table.integer("item"),
        "key_phrase": table.text("key_phrase"),
    }
    found = tuple(
        Citation(edition=edition, verified=verified, **cast("Any", shared)) for edition in editions
    )
    return found, source


def _verified(table: Table) -> tuple[Verified, str]:
    """``"database"``, ``"none"`` or ``{source = "…"}``."""
    raw = table.take("verified", (str, dict), "text", needed=False)
    if isinstance(raw, dict):
        inner = Table(raw, (*table.path, "verified"), table.file)
        source = inner.text("source", needed=True)
        inner.done()
        return "source", source
    if raw not in {None, "database", "none"}:
        table.fault("verified", "not_one_of", key="verified", wanted=("database", "none"), hint="")
    return ("database" if raw == "database" else "none"), ""


def _cited(table: Table, citation: Citation, instruments: Instruments) -> Instrument | None:
    found = instruments.get((citation.instrument, citation.edition))
    # Without a title or an edition, that one is missing has been told already.
    if found is None and citation.instrument and citation.edition:
        told = {"title": citation.instrument, "edition": citation.edition}
        known = tuple(edition for title, edition in instruments if title == citation.instrument)
        if known:
            table.fault("edition", "unknown_edition", known=tuple(sorted(known)), **told)
        else:
            hint = nearest(citation.instrument, {title for title, _ in instruments})
            table.fault("instrument", "unknown_instrument", hint=hint, **told)
    return found


def _also(table: Table, instruments: Instruments) -> Citation:
    (citation,), _ = _citations(table, (table.integer("edition", needed=True) or 0,))
    _cited(table, citation, instruments)
    table.done()
    return citation


def _deadline(table: Table | None) -> Deadline | None:
    if table is None:
        return None
    given = [name for name in _UNITS if name in table]
    month_day = _month_day(table)
    if month_day is None and len(given) != 1:
        table.fault("", "one_term", units=(*_UNITS, "month_day"))
    value = next((table.integer(name) for name in given), None)
    if month_day is not None:
        value = table.integer("years_after") or 0
    deadline = Deadline(
        kind=cast("DeadlineKind", table.choice("kind", get_args(DeadlineKind))),
        value=value or 0,
        unit=_UNITS[given[0]] if given else "day",
        month_day=month_day,
        start=table.text("from"),
        end=table.text("to"),
        edge=cast("Any", table.choice("edge", ("pass", "review"), default="pass")),
        stricter=cast("Any", table.choice("stricter", ("less", "more"), default="less")),
        delegable=table.text("delegable"),
    )
    table.done()
    return deadline


def _month_day(table: Table) -> tuple[int, int] | None:
    text = table.text("month_day")
    if not text:
        return None
    month, _, day = text.partition("-")
    try:
        date(2000, int(month), int(day))
    except ValueError:
        table.fault("month_day", "month_day")
        return None
    return int(month), int(day)


def _param(table: Table) -> Param:
    table.take("value", (int, str, float, bool, list, date), "text", needed=False)
    value = table.raw.get("value")
    stricter = table.choice("stricter", ("less", "more", "none"), default="none")
    param = Param(
        value=tuple(value) if isinstance(value, list) else value,
        stricter=None if stricter == "none" else cast("Any", stricter),
        delegable=table.text("delegable"),
    )
    table.done()
    return param


def unique(
    requirements: Iterable[Requirement], report: Callable[[Requirement, Requirement], None]
) -> dict[str, Requirement]:
    """*requirements* by id; *report* is told of each one whose id or alias is taken."""
    found: dict[str, Requirement] = {}
    taken: dict[str, Requirement] = {}
    for requirement in requirements:
        names = (requirement.id, *requirement.other_names)
        holder = next((taken[name] for name in names if name in taken), None)
        if holder is not None:
            report(requirement, holder)
            continue
        taken.update(dict.fromkeys(names, requirement))
        found[requirement.id] = requirement
    return found
