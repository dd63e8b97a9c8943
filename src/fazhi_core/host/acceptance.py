"""Reads waivers (``fazhi-waivers/1``) and a baseline (``fazhi-baseline/1``), and checks them.

Whoever may not be trusted to have read the law must not set it aside by a slip: everything that a
waiver says is held against the requirements in use.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from fazhi_core.engine.acceptance import Acceptance
from fazhi_core.engine.baseline import Baseline, BaselineEntry
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.rulebook import Rulebook
from fazhi_core.engine.waiver import Waiver
from fazhi_core.host.files import refused, shown, text_of
from fazhi_core.host.plugins import TEXTS, ConfigError
from fazhi_core.law.places import lines_of
from fazhi_core.law.table import TEXTS as LAW_TEXTS
from fazhi_core.law.table import LawFault, LawFile, Table, nearest
from fazhi_core.records.identity import identity_like

__all__ = ["BASELINE_FORMAT", "WAIVERS_FORMAT", "read_acceptance", "read_baseline"]

WAIVERS_FORMAT = "fazhi-waivers/1"
BASELINE_FORMAT = "fazhi-baseline/1"

AnyPath: TypeAlias = str | os.PathLike[str]

_ID = re.compile(r"\w[\w.()\[\]（）〔〕【】-]*")
_LONGEST_ID = 64
_OWN_WORDS = ("id", "record", "agency", "reason", "approver")
_KINDS = (Kind.FAIL, Kind.OPEN, Kind.REVIEW)


def read_acceptance(
    waivers: Iterable[AnyPath | Waiver],
    baseline: AnyPath | Baseline | None,
    root: Path,
    rulebook: Rulebook,
) -> Acceptance:
    """What was accepted, checked against *rulebook*.

    Args:
        waivers: files of waivers, or waivers.
        baseline: a file, or a baseline; ``None`` where there is none.
        root: the folder that paths are relative to.
        rulebook: the requirements in use.

    Raises:
        ConfigError: a file cannot be read or is faulty; or a waiver has no reason, approver or
            expiry, an id that another one has, or a requirement that is unknown or must not be
            waived.  All faults of all waivers at once.
        TypeError: an argument is of a wrong type.
    """
    if isinstance(waivers, str | bytes | os.PathLike | Waiver):
        raise TypeError(f"waivers takes a list, not {type(waivers).__name__}: [{waivers!r}]")
    found, faults = _waivers(waivers, root)
    settled = _checked(found, rulebook, faults)
    if faults:
        raise refused(faults)
    if baseline is not None and not isinstance(baseline, Baseline):
        baseline = read_baseline(_path("baseline", baseline, root))
    return Acceptance(settled, baseline)


@attrs.frozen
class _Found:
    """A waiver and where its keys stand."""

    waiver: Waiver
    line_of: Callable[[str], int]

    def fault(self, key: str, message: str, /, **values: Any) -> LawFault:
        file = self.waiver.file or "waivers"
        shown_key = f"waiver.{key}" if key else "waiver"
        return LawFault(file, self.line_of(key), shown_key, LAW_TEXTS[message].fill(values))


def _waivers(given: Iterable[AnyPath | Waiver], root: Path) -> tuple[list[_Found], list[LawFault]]:
    found: list[_Found] = []
    faults: list[LawFault] = []
    for number, one in enumerate(given, start=1):
        if isinstance(one, Waiver):
            found.append(_Found(one, partial(_always, one.line or number)))
            continue
        path = _path("waivers", one, root)
        file = LawFile(shown(path), text_of(path, shown(path)))
        if not file.faults:
            found += _in_file(file)
        faults += file.faults
    return found, faults


def _always(line: int, _: str) -> int:
    return line


def _path(name: str, given: Any, root: Path) -> Path:
    if not isinstance(given, str | os.PathLike):
        raise TypeError(f"{name} takes paths and what stands in them, not {type(given).__name__}")
    path = root / os.fspath(given)
    if not path.is_file():
        raise ConfigError(TEXTS["no_setting_file"].fill({"name": str(given)}))
    return path


def _in_file(file: LawFile) -> list[_Found]:
    file.top.format(WAIVERS_FORMAT)
    lines = lines_of(file.text)
    found = [
        one for table in file.top.tables("waiver") if (one := _waiver(table, lines)) is not None
    ]
    file.top.done()
    return found


def _waiver(table: Table, lines: Mapping[tuple[str | int, ...], int]) -> _Found | None:
    """The waiver in *table*; ``None`` where something needed is missing, which is noted."""
    before = len(table.file.faults)
    line = lines.get(table.path, 1)
    values: dict[str, Any] = {
        name: table.text(name, needed=True) for name in ("id", "requirement", "reason", "approver")
    }
    values |= {name: table.text(name) for name in ("record", "period")}
    values |= {"agency": table.text("agency") or None, "approved_on": table.day("approved_on")}
    values["expires"] = table.day("expires", needed=True)
    table.done()
    if len(table.file.faults) > before:
        return None
    waiver = Waiver(**values, file=table.file.name, line=line)
    return _Found(waiver, lambda key: lines.get((*table.path, key), line))


def _checked(found: list[_Found], rulebook: Rulebook, faults: list[LawFault]) -> list[Waiver]:
    """The waivers *found*, each with the id of its requirement; what is wrong goes to *faults*."""
    settled: list[Waiver] = []
    seen: dict[str, _Found] = {}
    for one in found:
        faults += _wrong(one, rulebook)
        first = seen.setdefault(one.waiver.id, one)
        if first is not one:
            other = f"{first.waiver.file or 'waivers'}:{first.line_of('id')}"
            faults.append(one.fault("id", "duplicate_id", id=one.waiver.id, other=other))
        requirement = rulebook.named(one.waiver.requirement)
        if requirement is not None:
            settled.append(attrs.evolve(one.waiver, requirement=requirement.id))
    return settled


def _wrong(one: _Found, rulebook: Rulebook) -> Iterator[LawFault]:
    waiver = one.waiver
    yield from _wrong_words(one)
    yield from _wrong_subject(one)
    if waiver.approved_on is not None and waiver.expires < waiver.approved_on:
        yield one.fault("expires", "expires_before_approved")
    requirement = rulebook.named(waiver.requirement)
    if requirement is None:
        hint = nearest(waiver.requirement, rulebook.names())
        yield one.fault("requirement", "unknown_requirement", id=waiver.requirement, hint=hint)
    elif not requirement.waivable:
        yield one.fault("requirement", "not_waivable", id=requirement.id)
    elif bool(requirement.group) != bool(waiver.period):
        message = "waives_a_group" if requirement.group else "waives_a_record"
        yield one.fault("period" if waiver.period else "", message, id=requirement.id)


def _wrong_words(one: _Found) -> Iterator[LawFault]:
    """What is blank, misshapen, or holds a number that names a person."""
    waiver = one.waiver
    for key in ("id", "reason", "approver"):
        if not getattr(waiver, key).strip():
            yield one.fault(key, "blank", key=key)
    if waiver.id.strip() and (len(waiver.id) > _LONGEST_ID or not _ID.fullmatch(waiver.id)):
        yield one.fault("id", "bad_waiver_id")
    for key in _OWN_WORDS:
        shape = identity_like(getattr(waiver, key))
        if shape is not None:
            yield one.fault(key, shape, key=key)


def _wrong_subject(one: _Found) -> Iterator[LawFault]:
    waiver = one.waiver
    if bool(waiver.record) == bool(waiver.period):
        yield one.fault("period" if waiver.period else "", "waives_what")
    elif waiver.period and not waiver.agency:
        yield one.fault("", "missing_key", key="agency")


def read_baseline(path: Path) -> Baseline:
    """The baseline in the file *path*.

    Raises:
        ConfigError: the file cannot be read or is faulty; all its faults at once.
    """
    file = LawFile(shown(path), text_of(path, shown(path)))
    entries: list[BaselineEntry] = []
    as_of = None
    if not file.faults:
        file.top.format(BASELINE_FORMAT, needed=True)
        as_of = file.top.day("as_of", needed=True)
        entries = [_entry(table) for table in file.top.tables("finding")]
        file.top.done()
    if file.faults:
        raise refused(file.faults)
    return Baseline(entries, as_of)


def _entry(table: Table) -> BaselineEntry:
    entry = BaselineEntry(
        requirement=table.text("requirement", needed=True),
        kind=Kind(table.choice("kind", _KINDS)),
        type=table.text("type", needed=True),
        record=table.text("record"),
        agency=table.text("agency") or None,
        period=table.text("period"),
        fingerprint=table.text("fingerprint", needed=True),
        record_sha256=table.text("record_sha256", needed=True),
    )
    table.done()
    return entry
