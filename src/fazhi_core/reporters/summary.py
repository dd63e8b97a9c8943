"""The first lines of a report for people: what was read, the account, what is missing, the code."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.report import Report
from fazhi_core.reporters.tiers import Tier
from fazhi_core.reporters.words import TEXTS, cautions, reason_words

__all__ = ["Line", "Mood", "account_words", "exit_words", "summary"]


class Mood(enum.Enum):
    """How a line is meant."""

    PLAIN = "plain"
    STRONG = "strong"
    GOOD = "good"
    BAD = "bad"


@attrs.frozen
class Line:
    """One line and how it is meant."""

    words: str
    mood: Mood = Mood.PLAIN


def summary(
    report: Report, tiers: Mapping[Tier, Sequence[Finding]], language: Language
) -> Iterator[Line]:
    """What *report* comes to, in at most ten lines; *tiers* are its findings by tier."""
    receipt = report.receipt
    yield Line(_scope(report, language), Mood.STRONG)
    law = receipt.law or TEXTS.say("nothing", language)
    place = receipt.profile[-1]
    yield Line(TEXTS.say("settings", language, as_of=receipt.as_of, law=law, profile=place))
    yield Line(account_words(report, language))
    sizes = {tier.value: len(tiers[tier]) for tier in Tier}
    yield Line(TEXTS.say("tiers", language, **sizes), Mood.STRONG)
    yield from _shortfalls(report, language)
    for caution in cautions(report):
        yield Line(caution.in_(language), Mood.STRONG)
    clean = Mood.STRONG if cautions(report) else Mood.GOOD
    yield Line(exit_words(report, language), Mood.BAD if report.exit_code else clean)


def _scope(report: Report, language: Language) -> str:
    files = len(report.receipt.inputs)
    key = "scope" if files else "scope_memory"
    return TEXTS.say(key, language, files=files, records=report.tally.records)


def account_words(report: Report, language: Language) -> str:
    """The account in one line; what passed is left out where a record type carries a caution."""
    tally = report.tally
    counts = ["fail", "open", "review", "not_applicable", "error"]
    if not cautions(report):
        counts.insert(0, "pass")
    values = {"pass": tally.passed, "fail": tally.failed}
    listed = tuple(
        TEXTS.say(f"count_{name}", language, count=values.get(name, getattr(tally, name, 0)))
        for name in counts
    )
    return TEXTS.say("account", language, planned=tally.planned, counts=listed)


def _shortfalls(report: Report, language: Language) -> Iterator[Line]:
    tally = report.tally
    broken = {
        "unread": len(tally.unread),
        "problems": len(report.problems),
        "errors": tally.error,
    }
    if any(broken.values()):
        listed = tuple(TEXTS.say(f"short_{k}", language, count=n) for k, n in broken.items() if n)
        yield Line(TEXTS.say("incomplete", language, listed=listed), Mood.BAD)
    if tally.not_checked or tally.records_without_checks:
        counted = Counter(one.reason for one in tally.not_checked)
        reasons = tuple(
            TEXTS.say("reason_count", language, reason=reason_words(reason, language), count=count)
            for reason, count in counted.most_common()
        )
        values = {"requirements": len(tally.not_checked), "reasons": reasons}
        records = tally.records_without_checks
        yield Line(TEXTS.say("left_out", language, records=records, **values))
    if tally.waived or tally.baselined or tally.waivers:
        counts = {"waived": tally.waived, "baselined": tally.baselined}
        waivers = len(tally.waivers)
        yield Line(TEXTS.say("accepted", language, waivers=waivers, **counts))


def exit_words(report: Report, language: Language) -> str:
    """The exit code and why."""
    code = report.exit_code
    values = {"failing": report.failing, "fail_on": report.fail_on}
    why = TEXTS.say(f"exit_{code}", language, **values)
    if code != 1 and report.failing:
        why += TEXTS.say("exit_also", language, **values)
    return TEXTS.say("exit", language, code=code, why=why)
