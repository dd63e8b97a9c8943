"""Overlays: how a province, a county or a town tightens what the nation asks.

A lower level may tighten freely.  It may loosen only what is delegable, and then cites the
provision.  Each change of a version is kept in its ``layers``, so that every value can be traced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, cast, get_args

import attrs

from fazhi_core._texts import Text
from fazhi_core.law.deadline import Stricter
from fazhi_core.law.profile import chain
from fazhi_core.law.requirement import Binding, Param, Requirement, Version
from fazhi_core.law.table import TEXTS as _TEXTS
from fazhi_core.law.table import LawFault, LawFile, Table, nearest
from fazhi_core.records.base import FrozenMap

__all__ = ["Overlay", "apply_overlays", "read_overlays"]

_OVERLAID = ("deadline", "binding", "params")


@attrs.frozen
class Overlay:
    """One change that one division makes to one requirement for a span of days.

    Args:
        requirement: id or alias of the requirement changed.
        profile: division code of the level that changes it.
        name: ``deadline``, ``binding`` or the name of a parameter.
        value: the new value.
        start: first day it holds.
        end: last day it holds, ``None`` while it holds.
        source: the provision it comes from.
        file: file and line it was read from.
    """

    requirement: str
    profile: str
    name: str
    value: Any
    start: date
    end: date | None
    source: str
    file: str = ""
    line: int = 1

    def overlaps(self, other: Overlay) -> bool:
        """Whether both give a value for the same thing at the same level on the same day."""
        same = (self.requirement, self.profile, self.name) == (
            other.requirement,
            other.profile,
            other.name,
        )
        return same and _meets(self, other.start, other.end)

    def fault(self, key: str, **values: Any) -> LawFault:
        """A fault at the place of this overlay."""
        named = {"id": self.requirement, "name": self.name, "profile": self.profile, **values}
        return LawFault(self.file, self.line, self.requirement, _TEXTS[key].fill(named))


def _meets(overlay: Overlay, start: date, end: date | None) -> bool:
    return (end is None or overlay.start <= end) and (overlay.end is None or start <= overlay.end)


def read_overlays(file: LawFile) -> list[Overlay]:
    """The overlays of *file*; faults are noted there."""
    default = file.top.text("profile")
    return [overlay for table in file.top.tables("overlay") for overlay in _overlay(table, default)]


def _overlay(table: Table, default: str) -> list[Overlay]:
    profile = table.text("profile", default)
    try:
        chain(profile)
    except ValueError:
        table.fault("profile", "bad_division", code=profile)
    start = table.day("from", needed=True) or date.max
    end = table.day("to")
    if end is not None and end < start:
        table.fault("to", "ends_before_it_begins")
    requirement = table.text("requirement", needed=True)
    source = table.text("source", needed=True)
    values = _values(table)
    table.done()
    line = file_line(table)
    return [
        Overlay(requirement, profile, name, value, start, end, source, table.file.name, line)
        for name, value in values.items()
    ]


def file_line(table: Table) -> int:
    """The line where *table* begins."""
    from fazhi_core.law.places import line_of

    return line_of(table.file.text, table.path)


def _values(table: Table) -> dict[str, Any]:
    values: dict[str, Any] = {}
    deadline = table.integer("deadline")
    if deadline is not None and deadline < 0:
        table.fault("deadline", "wrong_type", key="deadline", wanted=_TEXTS["not_negative"])
    elif deadline is not None:
        values["deadline"] = deadline
    binding = table.text("binding")
    if binding in get_args(Binding):
        values["binding"] = binding
    elif binding:
        wanted = get_args(Binding)
        table.fault("binding", "not_one_of", key="binding", wanted=wanted, hint="")
    params = table.table("params")
    for name in params.raw if params else ():
        value = _figure(cast("Table", params), name)
        if value is not None:
            values[name] = value
    if not any(key in table for key in _OVERLAID) or (params is not None and not params.raw):
        table.fault("", "nothing_overlaid", known=_OVERLAID)
    return values


def _figure(params: Table, name: str) -> Any:
    """The figure called *name*: a number, a day, or a word where the nation gives none."""
    value = params.raw[name]
    if name in {"deadline", "binding"}:
        params.fault(name, "unknown_key", key=name, hint="")
        return None
    if isinstance(value, bool | datetime) or not isinstance(value, int | float | str | date):
        params.fault(name, "wrong_type", key=name, wanted=_TEXTS["figure"])
        return None
    return value


def apply_overlays(
    requirements: Mapping[str, Requirement], overlays: Iterable[Overlay], divisions: tuple[str, ...]
) -> tuple[dict[str, Requirement], list[LawFault]]:
    """The *requirements* as they stand for *divisions*, and the overlays that cannot be applied.

    Args:
        requirements: by id.
        overlays: of all levels; those of divisions not in *divisions* are left aside.
        divisions: from the nation down, as :func:`chain` gives them.
    """
    result = {
        id_: requirement
        for id_, requirement in requirements.items()
        if requirement.profile in divisions
    }
    names = {name: id_ for id_, one in requirements.items() for name in (id_, *one.other_names)}
    order = {code: level for level, code in enumerate(divisions)}
    wanted = sorted(
        (overlay for overlay in overlays if overlay.profile in order),
        key=lambda one: (order[one.profile], one.start, one.file, one.line),
    )
    faults = _clashes(wanted)
    clashing = {id(overlay) for overlay, _ in faults}
    found = [fault for _, fault in faults]
    for overlay in wanted:
        if id(overlay) in clashing:
            continue
        target = names.get(overlay.requirement)
        if target is None:
            hint = nearest(overlay.requirement, names)
            found.append(overlay.fault("unknown_requirement", hint=hint))
        elif target in result:
            result[target], more = _apply(result[target], overlay)
            found.extend(more)
    return result, found


def _clashes(overlays: list[Overlay]) -> list[tuple[Overlay, LawFault]]:
    found = []
    for index, later in enumerate(overlays):
        if any(later.overlaps(earlier) for earlier in overlays[:index]):
            found.append((later, later.fault("two_values", day=later.start)))
    return found


def _apply(requirement: Requirement, overlay: Overlay) -> tuple[Requirement, list[LawFault]]:
    versions: list[Version] = []
    faults: list[LawFault] = []
    touched = False
    for version in requirement.versions:
        if not _meets(overlay, version.start, version.end) or not _has(version, overlay.name):
            versions.append(version)
            continue
        touched = True
        changed, fault = _changed(version, overlay)
        if fault is not None:
            faults.append(fault)
            versions.append(version)
        else:
            versions.extend(_split(version, changed, overlay))
    if not touched:
        until = overlay.end or Text("今后", "further notice")
        faults.append(overlay.fault("nothing_to_overlay", start=overlay.start, end=until))
    return attrs.evolve(requirement, versions=tuple(versions)), faults


def _has(version: Version, name: str) -> bool:
    if name == "binding":
        return True
    return version.deadline is not None if name == "deadline" else name in version.params


def _split(version: Version, changed: Version, overlay: Overlay) -> list[Version]:
    """*version* before and after the overlay's days, *changed* within them."""
    pieces = []
    start, end = version.start, version.end
    if overlay.start > version.start:
        pieces.append(attrs.evolve(version, end=overlay.start - timedelta(1)))
        start = overlay.start
    if overlay.end is not None and (version.end is None or overlay.end < version.end):
        end = overlay.end
    pieces.append(attrs.evolve(changed, start=start, end=end))
    if end != version.end and end is not None:
        pieces.append(attrs.evolve(version, start=end + timedelta(1)))
    return pieces


def _changed(version: Version, overlay: Overlay) -> tuple[Version, LawFault | None]:
    layers = (
        *version.layers,
        f"{overlay.profile}: {overlay.name} = {overlay.value} ({overlay.source})",
    )
    if overlay.name == "binding":
        return _rebound(version, cast("Binding", overlay.value), layers), None
    if overlay.name == "deadline":
        deadline = version.deadline
        assert deadline is not None  # noqa: S101 - `_has` said so
        fault = _direction(deadline.value, deadline.stricter, deadline.delegable, overlay)
        new = attrs.evolve(deadline, value=overlay.value)
        return attrs.evolve(version, deadline=new, layers=layers), fault
    param: Param = version.params[overlay.name]
    fault = None
    if param.value is not None:
        fault = _direction(param.value, param.stricter, param.delegable, overlay)
    changed = attrs.evolve(param, value=overlay.value, source=overlay.source)
    params = FrozenMap({**version.params, overlay.name: changed})
    return attrs.evolve(version, params=params, layers=layers), fault


def _rebound(version: Version, binding: Binding, layers: tuple[str, ...]) -> Version:
    """*version* with another binding; its severity moves one step unless its text is unseen."""
    if binding == version.binding or version.verified == "none":
        return attrs.evolve(version, binding=binding, layers=layers)
    severity = version.severity.lowered if binding == "by_reference" else version.severity.raised
    return attrs.evolve(version, binding=binding, severity=severity, layers=layers)


def _direction(
    old: Any, stricter: Stricter | None, delegable: str, overlay: Overlay
) -> LawFault | None:
    if stricter is None:
        return overlay.fault("not_overlayable")
    if not _alike(old, overlay.value):
        return overlay.fault("other_kind", old=old, new=overlay.value)
    loosens = overlay.value > old if stricter == "less" else overlay.value < old
    if not loosens or delegable:
        return None
    return overlay.fault("loosens", old=old, new=overlay.value, stricter=stricter)


def _alike(old: Any, new: Any) -> bool:
    """Whether *new* can take the place of *old*: both whole numbers, numbers, days or words."""
    return type(new) is type(old) or (type(old) is float and type(new) is int)
