"""Makes the record of a yearly report from what was found in the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from pathlib import PurePath
from typing import Any, cast, get_args

from fazhi_core.readers.document_contents import Contents, contents
from fazhi_core.readers.document_lines import Line
from fazhi_core.readers.document_passages import Passage
from fazhi_core.readers.document_words import squeeze
from fazhi_core.readers.faults import Path
from fazhi_core.records.base import Part, facts
from fazhi_core.records.identity import identity_like
from fazhi_core.records.report import AnnualReport, ReportKind

__all__ = ["build"]


def build(lines: Sequence[Line], name: str) -> tuple[AnnualReport, dict[Path, tuple[int, int]]]:
    """The record of the report in *lines*, and the places of its parts.

    Raises:
        DocumentError: this is no yearly report.
    """
    found = contents(lines, name)
    issuer = _plain(found.issuer)
    report = AnnualReport(
        id=_id(found, name),
        agency=_plain(found.code) or issuer,
        note=found.note,
        kind=_labelled(AnnualReport, "kind", found.kind),
        year=found.year[0] if found.year else None,
        issuer=issuer,
        level=_labelled(AnnualReport, "level", found.level),
        title=_plain(found.title),
        issued_on=found.foot.issued_on,
        submitted_to=found.addressees or None,
        published_on=found.published[0] if found.published else None,
        sections=_sections(found),
        figures=_figures(found),
        sealed=True if found.foot.seal else None,
        page_blank_note=_shown(found.foot.page_blank, complete=found.complete),
        complete=found.complete,
    )
    return report, _places(found)


def _id(found: Contents, name: str) -> str:
    """The stem of the file's name, with what sets the report apart from others called the same.

    Ids are told apart within an agency: year and kind do where both are shown, else the folder.
    """
    path = PurePath(name)
    if found.year is None or found.issuer is None:
        made = path.with_suffix("").as_posix()
    else:
        year = str(found.year[0])
        kind = "" if found.kind == ReportKind.RULE_OF_LAW else found.kind
        made = "-".join(
            part for part in (kind, "" if year in path.stem else year, path.stem) if part
        )
    return "" if identity_like(made) else made


def _plain(passage: Passage | None) -> str | None:
    return squeeze(passage.text) or None if passage else None


def _shown(passage: Passage | None, *, complete: bool) -> bool | None:
    """Whether a note stands in the document; not knowable while part of it may be missing."""
    return True if passage else (False if complete else None)


def _labelled(cls: type[Part], name: str, value: str | None) -> Any:
    """*value* as the type of the fact *name*: a member of its enumeration, where it is one."""
    annotation = facts(cls)[name].annotation
    for option in get_args(annotation) or (annotation,):
        if isinstance(option, type) and issubclass(option, Enum):
            return None if value is None else option(value)
    return value


def _table(name: str) -> Callable[..., Any]:
    return cast("Callable[..., Any]", facts(AnnualReport)[name].part)


def _sections(found: Contents) -> tuple[Any, ...]:
    make = _table("sections")
    kind = facts(AnnualReport)["sections"].part
    return tuple(
        make(
            heading=_plain(one.heading),
            text=one.text.text,
            kind=_labelled(kind, "kind", one.kind) if kind else one.kind,
            number=one.number,
        )
        for one in found.parts
    )


def _figures(found: Contents) -> tuple[Any, ...]:
    make = _table("figures")
    return tuple(
        make(
            name=one.name,
            value=one.value,
            unit=one.unit,
            sentence=one.sentence,
            approximate=one.approximate,
        )
        for one, _ in found.figures
    )


def _places(found: Contents) -> dict[Path, tuple[int, int]]:
    passages: list[tuple[Path, Passage | None]] = [
        (("title",), found.title),
        (("year",), found.year[1] if found.year else None),
        (("issuer",), found.issuer),
        (("agency",), found.code or found.issuer),
        (("issued_on",), found.foot.issued),
        (("published_on",), found.published[1] if found.published else None),
        (("page_blank_note",), found.foot.page_blank),
        (("sealed",), found.foot.seal),
    ]
    for index, part in enumerate(found.parts):
        passages.append((("sections", index), part.heading if part.heading.text else part.text))
        passages.append((("sections", index, "text"), part.text))
    places = dict(_known(passages))
    counted = ((("figures", index), place) for index, (_, place) in enumerate(found.figures))
    return places | {path: place for path, place in counted if place is not None}


def _known(
    passages: Iterable[tuple[Path, Passage | None]],
) -> Iterable[tuple[Path, tuple[int, int]]]:
    for path, passage in passages:
        if passage is not None and (place := passage.at(0)) is not None:
            yield path, place
