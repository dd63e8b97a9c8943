"""Deadlines and facts of a requirement in words."""

from __future__ import annotations

from collections.abc import Mapping

from fazhi_core._texts import Language, Text
from fazhi_core.cli.arguments import TEXTS
from fazhi_core.engine.outcome import as_path
from fazhi_core.engine.texts import TEXTS as ENGINE_TEXTS
from fazhi_core.engine.words import label_of
from fazhi_core.law.deadline import Deadline
from fazhi_core.law.instrument import DayCounting
from fazhi_core.records import RecordType

__all__ = ["Titles", "term_words"]


class Titles:
    """The titles of the facts of one record type."""

    def __init__(self, types: Mapping[str, RecordType], name: str) -> None:
        self._name = name
        self._type = types.get(name)

    def type_in(self, language: Language) -> str:
        """The title of the type itself."""
        if self._type is None or language == "en":
            return self._name
        return f"{self._type.zh} {self._name}"

    def of(self, path: str) -> Text:
        """The title of the fact at *path*, of each where several are named with ``|``."""
        if self._type is None:
            return Text(path, path)
        cls, fields = self._type.cls, self._type.fields
        titles = [label_of(cls, as_path(one.strip()), fields) for one in path.split("|")]
        return Text("/".join(one.zh for one in titles), "/".join(one.en for one in titles))


def term_words(deadline: Deadline, counting: DayCounting, titles: Titles) -> Text:
    """*deadline* as a sentence: from what, how long, until what."""
    unit: str = "date" if deadline.month_day else deadline.unit
    if unit == "day":
        readings = counting.readings(deadline.value)
        unit = readings[0] if len(readings) == 1 else "either"
    month, day = deadline.month_day or (0, 0)
    values = {"count": deadline.value, "month": month, "day": day}
    return TEXTS[f"term_{deadline.kind}"].fill(
        {
            "term": ENGINE_TEXTS[f"unit_{unit}"].fill(values),
            "start": titles.of(deadline.start) if deadline.start else Text("", ""),
            "end": titles.of(deadline.end) if deadline.end else Text("", ""),
        }
    )
