"""Filled-in review sheets as JSON, ``fazhi-score/1``: for programs, and to compare two reviews.

It holds ids, days, points and labels, and the messages of the checks; nothing that a reviewer or
the reviewed unit wrote in their own words.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import IO, Any

from fazhi_core._texts import Text
from fazhi_core.engine.finding import Finding, Subject
from fazhi_core.engine.scores import SCORE_FORMAT, Common, Scores
from fazhi_core.engine.scoring import CaseScore, ItemScore
from fazhi_core.law.sheet import Block, Item, ReviewSheet
from fazhi_core.reporters.json import finding_table, receipt_table

__all__ = ["number", "score_table", "subject_table", "write_json"]


def write_json(scores: Scores, stream: IO[str]) -> None:
    """Write *scores* as one JSON object in UTF-8.  The same scores give the same bytes."""
    stream.write(json.dumps(score_table(scores), ensure_ascii=False, indent=1) + "\n")


def score_table(scores: Scores) -> dict[str, Any]:
    """The whole object."""
    return {
        "format": SCORE_FORMAT,
        "receipt": receipt_table(scores.receipt),
        "sheets": [_sheet(one) for one in scores.sheets],
        "year": scores.year,
        "sample": _sample(scores),
        "cases": [_case(one) for one in scores.cases],
        "left_out": [
            {"case": subject_table(one.subject), "reason": one.reason} for one in scores.left_out
        ],
        "unscored": [
            {"type": one.name, "why": one.unscored.zh, "why_en": one.unscored.en}
            for one in scores.unscored
            if one.unscored is not None
        ],
        "common": [_common(one) for one in scores.common],
        "agencies": [
            {
                "agency": one.agency or None,
                "sheet": one.sheet.id,
                "cases": one.cases,
                "mean": None if one.mean is None else number(one.mean),
                "unqualified": one.unqualified,
                "final": one.final,
                "common": [_common(common) for common in one.common],
            }
            for one in scores.agencies
        ],
        "exit_code": scores.exit_code,
    }


def _common(common: Common) -> dict[str, Any]:
    return {
        "sheet": common.sheet.id,
        "item": common.item.id,
        "cases": common.cases,
        "of": common.of,
    }


def number(points: Decimal) -> int | float:
    """*points* as a JSON number; they have two decimals at most, which a float shows exactly."""
    return int(points) if points == points.to_integral_value() else float(points)


def _titles(title: Text) -> dict[str, str]:
    return {"title": title.zh, "title_en": title.en}


def _sheet(sheet: ReviewSheet) -> dict[str, Any]:
    return {
        "id": sheet.id,
        **_titles(sheet.title),
        "record": sheet.record,
        "maximum": number(sheet.maximum),
        "method": sheet.method,
        "not_applicable": "rescale" if sheet.rescale else "keep",
        "on_veto": "zero" if sheet.veto_to_zero else "keep",
        "grades": [
            {"id": one.id, **_titles(one.title), "from": number(one.least)} for one in sheet.grades
        ],
        "blocks": [_block(one) for one in sheet.blocks],
        "sources": [
            {"name": one.name, "title": one.title, "address": one.address, "seen": one.seen}
            for one in sheet.sources
        ],
    }


def _sample(scores: Scores) -> dict[str, Any] | None:
    if scores.sample is None:
        return None
    return {
        "size": scores.sample.size,
        "seed": scores.sample.seed,
        "each": scores.sample.each or None,
        "drawn": len(scores.cases),
        "drawn_from": scores.drawn_from,
    }


def subject_table(subject: Subject) -> dict[str, Any]:
    """A case, as a table."""
    return {"type": subject.type, "id": subject.id, "agency": subject.agency}


def _case(case: CaseScore) -> dict[str, Any]:
    return {
        "case": subject_table(case.subject),
        "sheet": case.sheet.id,
        "total": number(case.total),
        "points": number(case.points),
        "at_least": number(case.at_least),
        "grade": case.grade.id if case.grade else None,
        "final": case.final,
        "vetoes": [{"item": one.item.id, "pages": list(one.pages)} for one in case.vetoes],
        "left": [one.item.id for one in case.left],
        "blocks": [{"id": one.id, "lost": number(case.lost_in(one))} for one in case.sheet.blocks],
        "items": [_score(one) for one in case.items],
        "beyond": [_failure(one) for one in case.beyond],
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "id": block.id,
        **_titles(block.title),
        "points": number(block.points),
        "items": [_item(one) for one in block.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        **_titles(item.title),
        "points": number(item.points),
        "deduct": number(item.deduct),
        "per": "finding" if item.each else "item",
        "veto": item.veto,
        "requirements": [one.requirement for one in item.answered_by],
        "question": item.person.zh if item.person else None,
        "question_en": item.person.en if item.person else None,
        "source": item.source,
    }


def _score(score: ItemScore) -> dict[str, Any]:
    answer = score.answer
    return {
        "id": score.item.id,
        "state": score.state.value,
        "lost": number(score.lost),
        "why": score.why.value if score.why else None,
        "pages": list(score.pages),
        "findings": [_failure(one) for one in score.findings],
        "waived": [{**_failure(one), "waiver": one.waiver} for one in score.waived],
        "checked": {"state": score.checked.value, "lost": number(score.checked_lost)},
        "reviewer": answer.reviewer.value if answer and answer.verdict else None,
        "reply": answer.reply.kind.value if answer and answer.reply else None,
    }


_KEPT = ("requirement", "kind", "reason", "severity", "place", "message", "message_en", "due")


def _failure(finding: Finding) -> dict[str, Any]:
    table = finding_table(finding)
    return {**{key: table[key] for key in _KEPT}, "fingerprint": finding.fingerprint}
