"""From the text or table of one record to the record, or to everything that is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from fazhi_core.readers.faults import MESSAGES, Problem, Unsure
from fazhi_core.readers.jsonscan import depth_beyond
from fazhi_core.readers.vocabulary import TYPE_TITLE, Names
from fazhi_core.records.identity import identity_like

if TYPE_CHECKING:
    from cattrs import Converter

    from fazhi_core.readers.quick import QuickDecoder
    from fazhi_core.records import RecordType
    from fazhi_core.records.base import Record

__all__ = ["DEEPEST", "LARGEST", "Codec", "deeper", "not_utf8"]

DEEPEST = 100
"""Levels of nesting beyond which a record is refused."""

LARGEST = 8_000_000
"""Bytes beyond which the JSON text of a record is refused."""

_REASONS = (
    ("Extra data", "reason_extra"),
    ("Expecting ','", "reason_comma"),
    ("Expecting ':'", "reason_colon"),
    ("Expecting property name", "reason_key"),
    ("Illegal trailing comma", "reason_trailing"),
    ("Expecting value", "reason_value"),
    ("Unterminated string", "reason_unterminated"),
    ("Invalid control character", "reason_control"),
    ("Invalid \\", "reason_escape"),
)


class Codec:
    """Builds records of a set of types.  Reusable, and cheap until a record is met."""

    def __init__(self, types: Mapping[str, RecordType]) -> None:
        self.names = Names(types)
        self._quick: dict[str, QuickDecoder] = {}
        self._converter: Converter | None = None
        self._last: QuickDecoder | None = None

    def decode(self, text: bytes, *, id_needed: bool = True) -> Record | list[Problem]:
        """The record in a piece of JSON text, or what is wrong with it."""
        if len(text) > LARGEST:
            return [Problem("record_too_large", values={"limit": LARGEST}, offset=0)]
        if self._last is not None:
            try:
                return self._last.decode(text)
            except Unsure:
                pass
        try:
            return self._typed(text).decode(text)
        except Unsure:
            return self.decode_strictly(text, id_needed=id_needed)

    def _typed(self, text: bytes) -> QuickDecoder:
        from fazhi_core.readers.quick import QuickDecoder, record_type

        name = record_type(text)
        if name not in self.names.types:
            raise Unsure
        decoder = self._quick.get(name)
        if decoder is None:
            decoder = QuickDecoder(self.names.types[name].cls, self.names.types)
            self._quick[name] = decoder
        if decoder is self._last:
            raise Unsure
        self._last = decoder
        return decoder

    def decode_strictly(self, text: bytes, *, id_needed: bool = True) -> Record | list[Problem]:
        """The same as :meth:`decode`, by the strict way alone."""
        parsed = self.parse(text)
        if isinstance(parsed, Problem):
            return [parsed]
        return self.structure(parsed[0], id_needed=id_needed)

    def parse(self, text: bytes) -> tuple[Any] | Problem:
        """The value in a piece of JSON text, in a tuple; or why it is none."""
        from fazhi_core.readers.scalars import Table

        deep = depth_beyond(text, DEEPEST)
        if deep is not None:
            return Problem("too_deep", values={"limit": DEEPEST}, offset=deep)
        try:
            decoded = text.decode("utf-8")
        except UnicodeDecodeError as error:
            return Problem(
                "not_utf8", values=not_utf8(text, error.start, error.start), offset=error.start
            )
        try:
            found = json.loads(
                decoded,
                object_pairs_hook=Table,
                parse_float=_exact,
                parse_int=_whole,
                parse_constant=float,
            )
        except json.JSONDecodeError as error:
            at = len(decoded[: error.pos].encode())
            return Problem("broken_json", values={"reason": reason(error.msg)}, offset=at)
        return (found,)

    def structure(self, table: Any, *, id_needed: bool = True) -> Record | list[Problem]:
        """The record in a parsed table, or what is wrong with it."""
        from cattrs import BaseValidationError

        from fazhi_core.readers.scalars import Refusal, wrong_type
        from fazhi_core.readers.strict import converter, problems_of, unknown_type

        if not isinstance(table, Mapping):
            return problems_of(wrong_type(table, "table"))
        given = table.get("type", table.get(TYPE_TITLE))
        if given is None:
            return [Problem("missing_type")]
        name = self.names.by_word.get(given) if isinstance(given, str) else None
        if name is None:
            if not isinstance(given, str):
                error: Exception = wrong_type(given, "text")
                return [_at(one, ("type",)) for one in problems_of(error)]
            return problems_of(unknown_type(given, self.names))
        if self._converter is None:
            self._converter = converter(self.names)
        cls = self.names.types[name].cls
        problems: list[Problem] = []
        try:
            record: Record = self._converter.get_structure_hook(cls)(table, cls)
            if record.id or not id_needed:
                return record
        except (BaseValidationError, Refusal) as error:
            problems = problems_of(error)
        if id_needed and _no_id(table, cls):
            problems.insert(0, Problem("missing_id"))
        return problems

    def label(self, table: Any) -> tuple[str | None, str | None]:
        """Type and id of a faulty record, as far as they can be shown."""
        if not isinstance(table, Mapping):
            return None, None
        given = table.get("type", table.get(TYPE_TITLE))
        name = self.names.by_word.get(given) if isinstance(given, str) else None
        if name is None:
            return None, None
        ident = table.get("id")
        shown = isinstance(ident, str) and ident.isprintable() and not identity_like(ident)
        return name, ident if shown else None


def not_utf8(data: bytes, offset: int, at: int) -> dict[str, Any]:
    """What to say of bytes that are not UTF-8; office programs in China write GB18030."""
    try:
        data[max(0, at - 2) :].decode("gb18030")
        hint = "encoding_gb18030"
    except UnicodeDecodeError:
        try:
            data.decode("gb18030")
            hint = "encoding_gb18030"
        except UnicodeDecodeError:
            hint = "encoding_unknown"
    return {"offset": offset, "hint": MESSAGES[hint]}


def deeper(value: Any, limit: int) -> bool:
    """Whether tables and lists in *value* nest deeper than *limit*; one that holds itself does."""
    level = [value]
    for _ in range(limit + 1):
        below: dict[int, Any] = {}
        for one in level:
            if isinstance(one, Mapping):
                below.update((id(inner), inner) for inner in one.values())
            elif isinstance(one, list | tuple):
                below.update((id(inner), inner) for inner in one)
        if not below:
            return False
        level = list(below.values())
    return True


def _no_id(table: Mapping[str, Any], cls: type[Record]) -> bool:
    from fazhi_core.readers.vocabulary import spellings

    given = [one for key, one in table.items() if spellings(cls).get(key) == "id"]
    return all(one is None or one == "" for one in given)


def _at(problem: Problem, path: tuple[str | int, ...]) -> Problem:
    problem.path = path
    return problem


def _exact(digits: str) -> Any:
    try:
        return Decimal(digits)
    except InvalidOperation:
        return float(digits)


def _whole(digits: str) -> Any:
    try:
        return int(digits)
    except ValueError:
        return float("inf")


def reason(message: str) -> Any:
    """What a JSON parser said, in both languages; its own words are never passed on."""
    key = next((key for start, key in _REASONS if message.startswith(start)), "reason_syntax")
    return MESSAGES[key]
