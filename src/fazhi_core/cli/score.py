"""``fazhi score``: mark case files by review sheets, compare two reviews, draft the feedback."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_core.cli.arguments import Parser
from fazhi_core.cli.invocation import Invocation, add_judging, add_settings, engine_of, misuse
from fazhi_core.cli.listing import print_json, print_lines
from fazhi_core.cli.output import guard_inputs, opened
from fazhi_core.cli.progress import sign_of_life
from fazhi_core.cli.reading import paths_of, read_ledger

if TYPE_CHECKING:
    from fazhi_core.engine.answers import Answer
    from fazhi_core.engine.scores import Scores
    from fazhi_core.host.scoring import Selection

__all__ = ["run"]

_FORMATS = ("text", "json", "markdown")
_EACH = ("agency", "sheet")
_PAIR = 2


def run(call: Invocation) -> int:
    """Print the filled-in sheets, the feedback or the comparison.

    Returns:
        0; 3 where something could not be read or checked; 4 where there is no case to score.
    """
    parsed = _parser(call).parse(call.arguments)
    if parsed is None:
        return 0
    if parsed.compare:
        return _compare(call, parsed)
    paths = paths_of(parsed)
    selection = _selection(parsed)
    settings = call.settings(parsed, paths[0])
    engine = engine_of(settings)
    ledger = read_ledger(call, paths, settings, engine)
    for target in (parsed.output, parsed.write_answers):
        guard_inputs(target, (one.file for one in ledger.inputs))
    from fazhi_core.host.scoring import score_ledger

    answers = _answers(parsed)
    with sign_of_life(call.say("checking")):
        scores = score_ledger(
            engine, ledger, sheets=parsed.sheet or (), selection=selection, answers=answers
        )
    if parsed.write_answers:
        _write_answers(call, parsed.write_answers, scores, answers)
    _print(call, parsed, scores)
    return scores.exit_code


def _parser(call: Invocation) -> Parser:
    parser = call.parser()
    parser.positional("paths", "PATH", many=True)
    parser.names("case", "ID", about="only_case")
    parser.names("sheet", "NAME|FILE")
    parser.names("answers", "FILE")
    parser.value("write_answers", "FILE")
    parser.value("year", "YYYY", _count)
    parser.value("sample", "N", _count)
    parser.value("seed", "TEXT")
    parser.word("each", _EACH)
    parser.flag("feedback")
    parser.flag("compare")
    parser.word("format", _FORMATS, about="score_format")
    parser.value("output", "FILE")
    add_judging(parser)
    add_settings(parser)
    return parser


def _count(option: str, text: str) -> int:
    """A number from 1.

    Raises:
        UsageError: it is none.
    """
    if text.isascii() and text.isdigit() and int(text):
        return int(text)
    raise misuse("bad_count", name=option, value=text)


def _selection(parsed: Namespace) -> Selection:
    from fazhi_core.engine.sampling import Sample
    from fazhi_core.host.scoring import Selection

    if (parsed.sample is None) != (parsed.seed is None):
        raise misuse("sample_needs_seed")
    if parsed.each and parsed.sample is None:
        raise misuse("each_needs_sample")
    if parsed.feedback and parsed.format not in {None, "markdown"}:
        raise misuse("feedback_is_markdown")
    sample = None
    if parsed.sample is not None:
        sample = Sample(parsed.sample, parsed.seed, parsed.each or "")
    return Selection(tuple(parsed.case or ()), parsed.year, sample)


def _answers(parsed: Namespace) -> list[Answer]:
    """The answers in the files named, and in the file that is to be added to."""
    from fazhi_core.readers.answers import read_answers

    files = [Path(name) for name in parsed.answers or ()]
    target = Path(parsed.write_answers) if parsed.write_answers else None
    if target is not None and target.exists():
        files.append(target)
    return read_answers({file.resolve(): file for file in files}.values())


def _write_answers(call: Invocation, target: str, scores: Scores, answers: list[Answer]) -> None:
    """Add to the file *target* what is left to a person; what it holds stays as it is."""
    from fazhi_core.reporters.answers_file import answers_text

    path = Path(target)
    before = path.read_bytes().decode("utf-8") if path.exists() else ""
    text, added = answers_text(scores, before, answers, call.spoken)
    with opened(target, machine=True) as stream:
        stream.write(text)
    sys.stderr.write(call.say("answers_added", name=target, count=added) + "\n")


def _print(call: Invocation, parsed: Namespace, scores: Scores) -> None:
    if parsed.feedback:
        from fazhi_core.reporters.feedback import write_feedback

        with opened(parsed.output, machine=True) as stream:
            write_feedback(scores, stream, call.spoken)
    elif parsed.format == "json":
        from fazhi_core.reporters.score_json import write_json

        with opened(parsed.output, machine=True) as stream:
            write_json(scores, stream)
    elif parsed.format == "markdown":
        from fazhi_core.reporters.score_text import write_markdown

        with opened(parsed.output, machine=True) as stream:
            write_markdown(scores, stream, call.spoken)
    else:
        from fazhi_core.reporters.score_text import write_text

        with opened(parsed.output, machine=False) as stream:
            write_text(scores, stream, call.spoken)


def _compare(call: Invocation, parsed: Namespace) -> int:
    """Hold two filled-in reviews side by side."""
    from fazhi_core.engine.comparison import compared
    from fazhi_core.readers.score_file import read_scores
    from fazhi_core.reporters.comparison import comparison_lines, comparison_table
    from fazhi_core.reporters.score_words import Words

    if len(parsed.paths) != _PAIR:
        raise misuse("compare_two", count=len(parsed.paths))
    first, second = parsed.paths
    guard_inputs(parsed.output, iter(parsed.paths))
    found = compared(read_scores(first), read_scores(second))
    if parsed.format == "json":
        print_json(comparison_table(found, first, second), parsed.output)
    else:
        words = Words(call.spoken)
        print_lines(comparison_lines(found, first, second, words), parsed.output)
    return 0
