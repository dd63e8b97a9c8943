"""The figures that a report states: how many of what.

A number is a figure only with a measure word after it.  Years, days, ordinals, numbers of articles
and documents, names such as those of campaigns and systems, limits and rules are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import attrs

from fazhi_core.readers.document_numbers import cardinal, numeral_class
from fazhi_core.readers.document_passages import Passage
from fazhi_core.readers.document_words import either, one_of, pattern, quoted, view, word, words

__all__ = ["Figure", "figures"]

_NEAR = 24
_FAR = 300
"""No sentence goes on for longer: beyond lies text without punctuation."""
_TEN = 10


@attrs.frozen
class Figure:
    """A number with its unit as written; ``at`` is its offset in the passage."""

    name: str
    value: Decimal
    unit: str
    sentence: str
    approximate: bool
    at: int


@cache
def _pattern() -> re.Pattern[str]:
    known = words("figures")
    many = one_of("numerals", "multipliers")
    between = f"(?:{word('figures', 'approximate_between')})"
    plain = r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)"
    written = rf"(?P<written>[{numeral_class()}]{{1,8}})"
    barred = re.escape(word("figures", "barred_before") + word("figures", "vague_before"))
    return re.compile(
        rf"(?:{word('figures', 'percent_words')}"
        rf"(?P<share>{plain.replace('<', '<share_')}|{written.replace('<', '<share_')}))"
        rf"|(?<![\dA-Za-z.{barred}{numeral_class()}])(?:{plain}|{written})"
        rf"\s*(?P<about>{between})?\s*(?P<unit>{many}?\s*(?P<more>{between})?\s*"
        rf"(?:{either([*known['units'], known['percent']])}))"
    )


@cache
def _set_phrases() -> re.Pattern[str]:
    return re.compile("|".join(map(view, words("figures", "set_phrases", "patterns"))))


def figures(passage: Passage) -> Iterator[Figure]:
    """The figures in *passage*, in the order of the text."""
    seen = passage.seen
    barred = sorted([*quoted(passage.text), *(one.span() for one in _set_phrases().finditer(seen))])
    starts = [start for start, _ in barred]
    cuts = _boundaries(seen)
    for found in _pattern().finditer(seen):
        if _overlaps(found, barred, starts):
            continue
        if (figure := _figure(passage, seen, found, cuts)) is not None:
            yield figure


def _overlaps(found: re.Match[str], spans: list[tuple[int, int]], starts: list[int]) -> bool:
    """Whether a number lies in a quotation or a set phrase; few of them reach far."""
    last = bisect_right(starts, found.end() - 1)
    nearest = spans[max(last - 3, 0) : last]
    return any(start < found.end() and found.start() < end for start, end in nearest)


def _boundaries(seen: str) -> list[int]:
    ends = word("characters", "sentence_end") + "\n"
    return [0, *(at + 1 for at, sign in enumerate(seen) if sign in ends), len(seen)]


def _figure(passage: Passage, seen: str, found: re.Match[str], cuts: list[int]) -> Figure | None:
    begin = max(cuts[bisect_right(cuts, found.start()) - 1], found.start() - _FAR)
    end = cuts[min(bisect_right(cuts, found.end() - 1), len(cuts) - 1)]
    end = min(end, found.end() + _FAR)
    before = _clause(seen[begin : found.start()])
    after = seen[found.end() : max(end, found.end())]
    value = _value(found, before, after)
    if value is None or _is_rule(found, before, after):
        return None
    unit = _unit(passage, found)
    return Figure(
        name=_name(before, after, unit),
        value=value,
        unit=unit,
        sentence=passage.text[begin : max(end, found.end())].strip(),
        approximate=_approximate(found, before, after),
        at=found.start(),
    )


def _clause(text: str) -> str:
    """What stands before a number in its own clause."""
    ends = word("characters", "clause_end")
    start = max((at + 1 for at, sign in enumerate(text) if sign in ends), default=0)
    return text[start:]


def _unit(passage: Passage, found: re.Match[str]) -> str:
    if found["unit"] is None:
        return word("figures", "percent")
    start, end = found.span("unit")
    written = passage.text[start:end]
    if found["more"]:
        more = found.start("more") - start
        written = written[:more] + written[more + len(found["more"]) :]
    return re.sub(r"\s", "", written)


def _bare_unit(unit: str) -> str:
    return re.sub(rf"^{one_of('numerals', 'multipliers')}", "", view(unit))


def _value(found: re.Match[str], before: str, after: str) -> Decimal | None:
    if found["share"]:
        number = cardinal(found["share_written"] or "")
        plain = found["share_digits"]
        return Decimal(plain.replace(",", "")) if plain else _decimal(number)
    bare = _last_unit(found)
    if after.startswith(tuple(words("figures", "not_followed").get(bare, ()))):
        return None
    if re.search(rf"\d\s*{word('figures', 'ranges')}\s*$", before):
        return None
    if found["digits"]:
        return Decimal(found["digits"].replace(",", ""))
    return _written(found, before, bare)


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _last_unit(found: re.Match[str]) -> str:
    unit = re.sub(rf"\s|{word('figures', 'approximate_between')}", "", found["unit"])
    return _bare_unit(unit)


def _written(found: re.Match[str], before: str, unit: str) -> Decimal | None:
    """The value of a number in Chinese numerals, if a measure word that counts follows it."""
    text = found["written"]
    if unit not in words("figures", "numeral_units"):
        return None
    number = cardinal(text)
    if number == 1:
        once = pattern("figures", "counted_once").search(before.rstrip())
        return Decimal(1) if once else None
    round_only = words("numerals", "tens").get(text[0], 0) > _TEN
    rounded = found["about"] or found["more"] or before.endswith(word("figures", "bare_after"))
    if not number or (round_only and not rounded and not _about_before(before)):
        return None
    return Decimal(number)


def _about_before(before: str) -> bool:
    nearly = rf"(?:{word('figures', 'approximate_before')})\s*$"
    return re.search(nearly, before) is not None


def _approximate(found: re.Match[str], before: str, after: str) -> bool:
    if found["unit"] and (found["about"] or found["more"]):
        return True
    if re.match(rf"\s*(?:{word('figures', 'approximate_after')})", after):
        return True
    raised = before.endswith(word("figures", "bare_after")) and bool(found["written"])
    return raised or _about_before(before)


def _is_rule(found: re.Match[str], before: str, after: str) -> bool:
    """Whether a number is a limit, a rule or a rate per head rather than a count."""
    follows = after.lstrip()
    if re.match(word("figures", "limits_after"), follows):
        return True
    per = word("figures", "per_words") in before
    if per and not re.search(word("figures", "totals"), before):
        return True
    if pattern("figures", "rule_words").search(before):
        return True
    above = re.match(word("figures", "approximate_after"), follows)
    if above is None or found["unit"] is None:
        return False
    needs = pattern("figures", "rule_words_with_above").search(before)
    acts = re.match(word("figures", "rule_followers"), follows[above.end() :])
    return bool(needs or acts)


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(one_of("figures", "names", "nouns"))


def _name(before: str, after: str, unit: str) -> str:
    """What is counted, in words of the vocabulary only, so that no name can slip in."""
    follows = after[:_NEAR]
    skipped = re.match(rf"\s*(?:{word('figures', 'approximate_after')})?", follows)
    if direct := _nouns().match(follows, skipped.end() if skipped else 0):
        return direct[0]
    nearest = [found[0] for found in _nouns().finditer(before)]
    if nearest:
        return nearest[-1]
    ends = word("characters", "clause_end")
    clause = re.split(f"[{re.escape(ends)}]", follows, maxsplit=1)[0]
    if later := _nouns().search(clause):
        return later[0]
    named = words("figures", "names", "units")
    return str(named.get(_bare_unit(unit), named[""]))
