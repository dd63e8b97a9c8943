"""A file of answers to fill in (``fazhi-review-answers/1``): one table for each open item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fazhi_core._texts import Language
from fazhi_core.engine.answers import ANSWERS_FORMAT, Answer, Reviewer, Verdict
from fazhi_core.engine.scores import Scores
from fazhi_core.engine.scoring import CaseScore, ItemScore
from fazhi_core.reporters.painting import safe
from fazhi_core.reporters.score_words import Words
from fazhi_core.reporters.toml_text import quoted

__all__ = ["answers_text"]

_HEAD = f'format = "{ANSWERS_FORMAT}"\nreviewer = "{Reviewer.FIRST}"\n'


def answers_text(
    scores: Scores, before: str, entered: Sequence[Answer], language: Language
) -> tuple[str, int]:
    """The text of the file, and how many tables were added to it.

    Args:
        scores: whose open items are asked.
        before: what the file holds already; it is kept to the last character.
        entered: the answers in *before*, blank ones included; they are not asked again.
        language: of the comments.
    """
    words = Words(language)
    added = [
        table
        for case in scores.cases
        for score in case.left
        if not _there(case, score, entered)
        for table in [_table(case, score, words)]
    ]
    head = "".join(f"# {words.say(key)}\n" for key in ("answers_head", "answers_reply"))
    text = before or _HEAD + head
    if added and not text.endswith("\n"):
        text += "\n"
    return text + "".join(added), len(added)


def _there(case: CaseScore, score: ItemScore, entered: Sequence[Answer]) -> bool:
    return any(one.item == score.item.id and one.means(case.subject, case.sheet) for one in entered)


def _table(case: CaseScore, score: ItemScore, words: Words) -> str:
    item = score.item
    keys = {"case": case.subject.id, "agency": case.subject.agency, "sheet": case.sheet.id}
    lines = [f"# {line}" for line in _comments(score, words)]
    lines.append("[[answer]]")
    lines += [f"{key} = {quoted(value)}" for key, value in keys.items() if value]
    lines.append(f"item = {quoted(item.id)}")
    lines.append(f'verdict = ""  # {" | ".join(Verdict)}')
    lines.append('reason = ""')
    return "\n" + "\n".join(lines) + "\n"


def _comments(score: ItemScore, words: Words) -> Iterator[str]:
    title = score.item.title.in_(words.language)
    head = words.say(
        "item_line",
        marks=words.marks(score),
        state=words.state(score),
        id=score.item.id,
        title=title,
    )
    for line in (head, *words.reasons(score)):
        yield safe(line).strip()
