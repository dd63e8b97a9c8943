"""What may stand around the records of a file: format, agency, the records themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from fazhi_core._nearest import nearest
from fazhi_core.readers.faults import MESSAGES, Problem, presentable, quoted

__all__ = ["FORMAT", "KEYS", "SCHEMA_KEY", "Envelope", "check_envelope"]

FORMAT = "fazhi-records/1"
"""The name and number of the format of record files."""

SCHEMA_KEY = "$schema"
"""Where editors look for the JSON Schema of a file; it says nothing of the records."""

KEYS = (SCHEMA_KEY, "format", "agency", "records")
_AGENCY = ("code", "name")


@attrs.define
class Envelope:
    """The agency of a file, and the faults around its records.

    Each problem comes with the number of the key it concerns, ``None`` for the file as a whole.
    ``readable`` is false where the records may mean something else than we think.
    """

    agency: str | None = None
    readable: bool = True
    problems: list[tuple[int | None, Problem]] = attrs.field(factory=list)


def check_envelope(given: Sequence[str], values: Mapping[str, Any], records: str) -> Envelope:
    """Judge the keys of a file.

    Args:
        given: the keys in order, repeated ones too.
        values: the parsed values of ``$schema``, ``format`` and ``agency``.
        records: what the key of the records is called in this kind of file.
    """
    found = Envelope()
    known = (SCHEMA_KEY, "format", "agency", records)
    for number, key in enumerate(given):
        if key not in known:
            found.problems.append((number, _unknown(key, known)))
        elif key in given[:number]:
            found.problems.append((number, Problem("duplicate_key", (key,), {"key": key})))
    for key in given:
        if key == "format" and values.get(key) != FORMAT:
            found.readable = False
            shown = values.get(key)
            if not (isinstance(shown, str) and presentable(shown)):
                shown = MESSAGES["not_shown"]
            problem = Problem("wrong_format", (key,), {"value": shown, "known": FORMAT})
            found.problems.append((given.index(key), problem))
            break
    if SCHEMA_KEY in given and not isinstance(values.get(SCHEMA_KEY), str):
        found.problems.append((given.index(SCHEMA_KEY), _no_address(values.get(SCHEMA_KEY))))
    if "agency" in given:
        _agency(values.get("agency"), given.index("agency"), found)
    if records not in given:
        found.problems.append((None, Problem("no_records_key", (), {"key": records})))
    return found


def _agency(value: Any, number: int, found: Envelope) -> None:
    if isinstance(value, str) and value:
        found.agency = value
        return
    if not isinstance(value, Mapping):
        found.problems.append((number, Problem("bad_agency", ("agency",))))
        return
    for key in value:
        if key not in _AGENCY:
            found.problems.append((number, _unknown(key, _AGENCY, ("agency",))))
    for key in getattr(value, "doubled", ()):
        problem = Problem("duplicate_key", ("agency", key), {"key": quoted(key)})
        found.problems.append((number, problem))
    written = [value.get(key) for key in _AGENCY]
    name = next(filter(None, written), None)
    if isinstance(name, str) and all(isinstance(one, str | None) for one in written):
        found.agency = name
    else:
        found.problems.append((number, Problem("bad_agency", ("agency",))))


def _no_address(value: Any) -> Problem:
    from fazhi_core.readers.scalars import wrong_type

    return Problem("wrong_type", (SCHEMA_KEY,), wrong_type(value, "text").problem.values)


def _unknown(key: str, known: Sequence[str], path: tuple[str, ...] = ()) -> Problem:
    close = nearest(key, known)
    where = (*path, key)
    if close is None:
        return Problem("unknown_key", where, {"key": quoted(key)})
    values = {"key": quoted(key, close), "nearest": close, "title": close}
    return Problem("unknown_key_near", where, values)
