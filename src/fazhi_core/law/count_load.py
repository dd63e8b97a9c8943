"""Reads what is counted from tables of TOML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from fazhi_core._texts import Text
from fazhi_core.law.count import Amount, Condition, Count, Rate, Steps
from fazhi_core.law.fact_paths import follow
from fazhi_core.law.table import Table, nearest
from fazhi_core.records import RecordType
from fazhi_core.records.base import FactInfo, Labelled, Part, facts, inner_classes

__all__ = ["CountReader", "read_count", "read_counts", "read_rates", "read_unnamed"]

_NONE = Text("", "")


@attrs.frozen
class CountReader:
    """Reads the parts of a count that is made on *cls*, and notes what does not fit it."""

    table: Table
    record: str
    cls: type[Part]

    def day(self, key: str) -> Steps:
        """The day under *key*, if any."""
        text = self.table.text(key)
        return self._fact(key, text, "no_such_day", date) if text else ()

    def days(self, key: str) -> tuple[Steps, ...]:
        """The days or years under *key*."""
        found = (self._fact(key, one, "no_such_day", date, int) for one in self.table.texts(key))
        return tuple(filter(None, found))

    def never(self, dated: tuple[Steps, ...]) -> frozenset[Steps]:
        """Those of *dated* whose absence means that it never happened."""
        ways = ((steps, follow(self.cls, steps)) for steps in dated)
        return frozenset(s for s, infos in ways if not isinstance(infos, Text) and _lenient(infos))

    def words(self, key: str) -> Steps:
        """The enumeration under *key*, if any."""
        text = self.table.text(key)
        return self._fact(key, text, "no_such_word_fact", Labelled) if text else ()

    def check_words(self, key: str, steps: Steps, words: tuple[str, ...]) -> None:
        """Note which of *words* the enumeration at *steps* does not have."""
        infos = follow(self.cls, steps)
        if not isinstance(infos, Text):
            _all_fit(self.table, key, list(words), infos[-1], self.record)

    def conditions(self, key: str) -> tuple[Condition, ...]:
        """The facts under *key*, each with the values meant."""
        return self._conditions(self.table, key)

    def shown(self, key: str) -> tuple[Condition, ...]:
        """The facts under *key*, which must be shown."""
        found: list[Condition] = []
        for name in self.table.texts(key):
            infos = self._way(self.table, key, name)
            if infos:
                found.append(Condition(tuple(name.split(".")), absent_is_none=_lenient(infos)))
        return tuple(found)

    def amounts(self, key: str) -> tuple[Amount, ...]:
        """The numbers under *key* that are added up."""
        found: list[Amount] = []
        for table in self.table.tables(key):
            inner = attrs.evolve(self, table=table)
            steps = inner._fact("fact", table.text("fact", needed=True), "no_number", int, Decimal)
            where = self._conditions(table, "where")
            optional = table.flag("optional", default=False)
            table.done()
            if steps:
                found.append(Amount(steps, where, optional or bool(self.never((steps,)))))
        return tuple(found)

    def _conditions(self, table: Table, key: str) -> tuple[Condition, ...]:
        inner = table.table(key)
        found: list[Condition] = []
        if inner is None:
            return ()
        for name in inner.raw:
            values = inner.take(name, list, "array", needed=True) or []
            infos = self._way(inner, name, name)
            if infos and _all_fit(inner, name, values, infos[-1], self.record):
                steps = tuple(name.split("."))
                found.append(Condition(steps, frozenset(values), _lenient(infos)))
        return tuple(found)

    def _fact(self, key: str, path: str, message: str, *wanted: type) -> Steps:
        """The steps of *path*, if they lead to a fact of one of the types *wanted*."""
        infos = self._way(self.table, key, path) if path else ()
        if not infos:
            return ()
        classes = inner_classes(infos[-1].annotation)
        if not any(issubclass(one, wanted) and one is not bool for one in classes):
            values = {"path": path, "name": path, "record": self.record, "hint": _NONE}
            self.table.fault(key, message, **values)
            return ()
        return tuple(path.split("."))

    def _way(self, table: Table, key: str, path: str) -> tuple[FactInfo, ...]:
        """The facts along *path*; none of them may hold anybody's own words."""
        infos = follow(self.cls, path.split("."))
        if isinstance(infos, Text):
            table.fault(key, "no_such_fact", path=path, record=self.record, hint=infos)
            return ()
        if infos[-1].private:
            table.fault(key, "private_fact", path=path)
            return ()
        return infos


def _lenient(infos: tuple[FactInfo, ...]) -> bool:
    return any(one.absence == "none" for one in infos)


def _all_fit(table: Table, key: str, values: list[Any], info: FactInfo, record: str) -> bool:
    """Whether each of *values* is one that the fact can have."""
    enums = [one for one in inner_classes(info.annotation) if issubclass(one, Labelled)]
    words = tuple(str(member) for one in enums for member in one)
    truths = bool in inner_classes(info.annotation)
    for value in values:
        if isinstance(value, bool):
            continue
        if not isinstance(value, str) or (not words and truths):
            table.fault(key, "not_one_of", key=key, wanted=words or ("true", "false"), hint=_NONE)
            return False
        if not words:
            table.fault(key, "no_such_word_fact", name=key, record=record, hint=_NONE)
            return False
        if value not in words:
            hint = nearest(value, words)
            table.fault(key, "not_one_of", key=key, wanted=words, hint=hint)
            return False
    return bool(values)


def read_counts(top: Table, types: Mapping[str, RecordType]) -> dict[str, Count]:
    """The counts under ``[[count]]``, by id."""
    found: dict[str, Count] = {}
    for table in top.tables("count"):
        count = read_count(table, types)
        if count is None:
            continue
        table.done()
        if count.id in found:
            table.fault("id", "count_twice", id=count.id)
        found.setdefault(count.id, count)
    return found


def read_count(table: Table, types: Mapping[str, RecordType]) -> Count | None:
    """The count in *table*, whose other keys are left; none where its type is not counted."""
    count = read_unnamed(table, types)
    if count is None:
        return None
    title = table.bilingual("title", needed=True) or _NONE
    return attrs.evolve(count, id=table.text("id", needed=True), title=title)


def read_unnamed(table: Table, types: Mapping[str, RecordType]) -> Count | None:
    """The same for a count that is known by where it stands: it has neither id nor title."""
    name = table.text("record", needed=True)
    record = types.get(name)
    if record is None:
        if name:
            table.fault("record", "unknown_record_type", name=name, hint=nearest(name, types))
        return None
    if record.caution is not None:
        table.fault("record", "not_counted", name=name, why=record.caution)
        return None
    whole = CountReader(table, name, record.cls)
    each = table.text("each")
    element = _element(table, each, record) if each else record.cls
    if element is None:
        return None
    reader = CountReader(table, name, element)
    dated = reader.days("dated")
    count = Count(
        id="",
        title=_NONE,
        record=name,
        each=tuple(each.split(".")) if each else (),
        dated=dated,
        never=reader.never(dated),
        of_year=whole.days("of_year"),
        of_where=whole.conditions("of_where"),
        not_before=whole.day("not_before"),
        where=(*reader.conditions("where"), *reader.shown("shown")),
        unless=reader.conditions("unless"),
        amounts=reader.amounts("sum"),
    )
    if not count.dated:
        table.fault("", "missing_key", key="dated")
    return count


def _element(table: Table, each: str, record: RecordType) -> type[Part] | None:
    info = facts(record.cls).get(each)
    if info is None or not info.many or info.part is None:
        hint = nearest(each, facts(record.cls))
        table.fault("each", "no_such_fact", path=each, record=record.name, hint=hint)
        return None
    return info.part


def read_rates(top: Table, counts: Mapping[str, Count]) -> dict[str, Rate]:
    """The rates under ``[[rate]]``, by id."""
    found: dict[str, Rate] = {}
    for table in top.tables("rate"):
        rate = Rate(
            id=table.text("id", needed=True),
            title=table.bilingual("title", needed=True) or _NONE,
            part=table.text("part", needed=True),
            whole=table.text("whole", needed=True),
            decimals=table.integer("decimals") or 0,
        )
        table.done()
        for key in ("part", "whole"):
            name = getattr(rate, key)
            if name not in counts:
                table.fault(key, "unknown_count", name=name, hint=nearest(name, counts))
        if rate.id in found or rate.id in counts:
            table.fault("id", "count_twice", id=rate.id)
        found.setdefault(rate.id, rate)
    return found
