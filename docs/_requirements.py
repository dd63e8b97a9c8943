"""Pages of the requirements, written from the law files, their messages and their examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from _records import cell, row

from fazhi_core import Engine
from fazhi_core._texts import Text, spoken
from fazhi_core.cli.terms import Titles, term_words
from fazhi_core.law.requirement import Requirement, Version
from fazhi_core.records import FIELDS
from fazhi_core.reporters.words import cited
from fazhi_core.testing import Example

__all__ = ["index_page", "requirement_page", "requirements"]

_VERIFIED = {
    "database": "in the statute database",
    "source": "at a named source",
    "none": "not verified",
}
_WHOM = {"violation": "violation 违法", "warning": "warning 提示", "advice": "advice 建议"}
_REASONS = {
    "pending": "still time",
    "overdue": "time is up, nothing recorded",
    "missing": "a fact is not shown",
    "calendar": "no calendar published",
    "local_value": "a local figure is not set",
}
_OUTCOMES = ("pass", "fail", "open", "review", "not_applicable")


def requirements(engine: Engine) -> list[Requirement]:
    """All requirements, in the order of the fields of work."""
    order = {field: number for number, field in enumerate(FIELDS)}
    every = engine.rulebook.requirements.values()
    return sorted(every, key=lambda one: (order.get(one.field, len(order)), one.id))


def index_page(engine: Engine) -> str:
    """The page that lists all requirements by field of work."""
    every = requirements(engine)
    lines = [
        "# Requirements",
        "",
        f"The {len(every)} requirements of the national pack, law version {engine.law_version}.",
        "These pages are written from the files of law when the documentation is built;",
        "`fazhi explain ID` shows the same at the command line.",
    ]
    for field in dict.fromkeys(one.field for one in every):
        lines += ["", f"## {field} {FIELDS.get(field, '')}", ""]
        lines += ["| requirement | 要求 | asks | judged on |", "|---|---|---|---|"]
        for one in every:
            if one.field == field:
                record = f"[`{one.record}`](../records/{one.record}.md)"
                values = (f"[`{one.id}`]({one.id}.md)", one.title.zh, one.title.en, record)
                lines.append(row(values))
    return "\n".join(lines) + "\n"


def requirement_page(engine: Engine, one: Requirement, examples: Sequence[Example]) -> str:
    """The page of one requirement, with its *examples*."""
    return "\n".join(_Page(engine, one, examples).lines()) + "\n"


class _Page:
    def __init__(self, engine: Engine, one: Requirement, examples: Sequence[Example]) -> None:
        self.engine = engine
        self.one = one
        self.titles = Titles(engine.rulebook.record_types, one.record)
        self.examples = examples

    def lines(self) -> Iterator[str]:
        yield f"# {self.one.id}"
        yield from ("", f"**{self.one.title.zh}** · {self.one.title.en}", "")
        yield from self._asks()
        if self.one.why is not None:
            yield from ("", "## Why it matters", "", self.one.why.zh, "", self.one.why.en)
        yield from self._binds()
        yield from self._rule()
        yield from self._versions()
        for version in reversed(self.one.versions):
            yield from self._version(version)
        yield from self._messages()
        yield from self._examples()

    def _asks(self) -> Iterator[str]:
        one = self.one
        yield from ("## What it asks", "")
        yield f"- Judged on: [`{one.record}`](../records/{one.record}.md)"
        if one.each:
            yield f"- Judged one by one: each of `{one.each}`"
        if one.group:
            yield f"- Judged together: all records of one {' and '.join(one.group)}"
        if one.uses:
            yield f"- Also looks at: {', '.join(f'`{name}`' for name in one.uses)}"
        if one.governing_date:
            paths = ", then ".join(
                f"`{path.replace(' | ', '` or `')}`" for path in one.governing_date
            )
            yield f"- The law that applies is that of the day in {paths}"
        else:
            yield "- The law that applies is that of the as-of day"
        if one.other_names:
            yield f"- Also called: {', '.join(f'`{name}`' for name in one.other_names)}"
        if one.not_township is not None:
            why = one.not_township
            yield f"- Cannot concern a township: {why.zh} · {why.en}"
        if one.person is not None:
            yield f"- For a person, no checker: {one.person.zh} · {one.person.en}"

    def _binds(self) -> Iterator[str]:
        holder = self.one.duty_holder
        yield from ("", "## Whom it binds", "", f"{holder.zh} (`{holder.value}`).")
        if holder.value != "township":
            yield "Judged only with `--duty all`."
        if not self.one.waivable:
            yield "No exception can be approved."

    def _rule(self) -> Iterator[str]:
        """The requirement's own test, where it is written beside it."""
        rule = self.one.rule
        if rule is None:
            return
        yield from ("", "## Its test", "")
        if rule.when:
            yield from ("Asked only where", "", "```", rule.when.strip(), "```", "")
        for one in rule.require:
            told = f" (message `{one.key}`)" if one.key else ""
            asked = one.that.strip() or f"the version's own term: {one.term}"
            yield from (f"Must hold{told}", "", "```", asked, "```", "")

    def _versions(self) -> Iterator[str]:
        yield from ("", "## Versions", "")
        yield "| citation | in force | key phrase | severity | text verified |"
        yield "|---|---|---|---|---|"
        for one in reversed(self.one.versions):
            until = one.end.isoformat() if one.end else "further notice"
            severity = _WHOM[one.severity.value]
            where = "; ".join(cited(each, "zh") for each in one.citations)
            verified = _VERIFIED[one.verified]
            phrase = one.key_phrase or "(none)"
            yield row((where, f"{one.start} to {until}", phrase, severity, verified))

    def _version(self, version: Version) -> Iterator[str]:
        """What one version says besides its row in the table; nothing where there is no more."""
        facts = [f"- **{name}**: {cell(value)}" for name, value in self._facts(version) if value]
        if facts:
            yield from ("", f"### {cited(version.citation, 'zh')}", "", *facts)

    def _facts(self, version: Version) -> Iterator[tuple[str, Any]]:
        yield "deadline", self._term(version)
        for name, param in version.params.items():
            stricter = f"; stricter is {param.stricter}" if param.stricter else ""
            may = self._delegable(param.delegable)
            yield f"figure `{name}`", _figure(param.value) + stricter + may
        yield "applies to", version.applies
        for exception in version.exceptions:
            yield "exception", exception
        yield "needs", ", ".join(f"`{path}`" for path in version.needs).replace(" | ", " or ")
        yield "our inference", "the text does not say so itself" if version.derived else ""
        yield "binds", "by reference only (参照)" if version.binding == "by_reference" else ""
        yield "why this severity", version.severity_why
        yield "pending matters", _both(version.transition)
        yield "text read at", version.source
        yield "corrected on (no change of law)", version.corrected_on

    def _term(self, version: Version) -> str:
        if version.deadline is None:
            return ""
        citation = version.citation
        instrument = self.engine.rulebook.instruments[citation.instrument, citation.edition]
        words = _both(term_words(version.deadline, instrument.counting, self.titles))
        words += f"; stricter is {version.deadline.stricter}"
        return words + self._delegable(version.deadline.delegable)

    def _delegable(self, provision: str) -> str:
        return f"; may be loosened under {provision}" if provision else ""

    def _messages(self) -> Iterator[str]:
        if not self.one.messages:
            return
        yield from ("", "## Messages and remedies", "")
        yield from ("| key | says | sort of remedy | remedy |", "|---|---|---|---|")
        for key, one in self.one.messages.items():
            sort = f"{one.remedy_kind.value} {one.remedy_kind.zh}"
            yield row((f"`{key}`", _both(one.text), sort, _both(one.remedy)))

    def _examples(self) -> Iterator[str]:
        yield from ("", "## Examples", "")
        if not self.examples:
            yield "None yet."
            return
        yield "Each is a test of the pack: a record, the day it is looked at, what must come of it."
        for outcome in _OUTCOMES:
            found = [one for one in self.examples if one.outcome == outcome]
            if found:
                yield from ("", f"### {outcome.replace('_', ' ')}", "")
                yield from ("| example | as of | why or where |", "|---|---|---|")
                yield from (row(self._example(one)) for one in found)

    def _example(self, one: Example) -> tuple[str, ...]:
        name = f"{one.name_zh} · {one.name}" if one.name_zh else one.name
        expect = one.expect
        told = [_REASONS.get(expect.get("reason", ""), "")]
        told += [f"`{expect['key']}`" if "key" in expect else ""]
        told += [f"last day {expect['due']}" if "due" in expect else ""]
        if "path" in expect:
            told.append("at `" + ".".join(str(step) for step in expect["path"]) + "`")
        told.append(f"{one.options['evidence']} evidence" if "evidence" in one.options else "")
        return name, one.as_of.isoformat(), ", ".join(part for part in told if part)


def _figure(value: Any) -> str:
    """A figure as a page shows it; a text as code, for a pattern is no Markdown."""
    if value is None:
        return "set by local law only"
    return f"`{value}`" if isinstance(value, str) else spoken(value, "en")


def _both(text: Text | None) -> str:
    return f"{text.zh} · {text.en}" if text is not None else ""
