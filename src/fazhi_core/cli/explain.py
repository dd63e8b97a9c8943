"""``fazhi explain``: one requirement, in full, as the law stood and stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fazhi_core._texts import Text
from fazhi_core.cli.arguments import a_day
from fazhi_core.cli.examples import examples_of
from fazhi_core.cli.invocation import Invocation, add_settings, misuse
from fazhi_core.cli.layers import LayerRow, layers_of
from fazhi_core.cli.listing import add_format, print_json, print_lines
from fazhi_core.cli.terms import Titles, term_words
from fazhi_core.host.engine import Engine
from fazhi_core.host.options import today
from fazhi_core.law.requirement import Requirement, Version
from fazhi_core.law.rule import Rule
from fazhi_core.law.table import nearest
from fazhi_core.reporters.words import cited

__all__ = ["run"]


def run(call: Invocation) -> int:
    """Print everything that is known of one requirement."""
    parser = call.parser()
    parser.positional("requirement", "REQUIREMENT")
    parser.value("profile", "CODE")
    parser.value("as_of", "YYYY-MM-DD", a_day)
    add_format(parser)
    add_settings(parser)
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    engine = call.engine(parsed)
    known = engine.rulebook.named(parsed.requirement or "")
    if known is None:
        name = parsed.requirement or ""
        hint = nearest(name, engine.rulebook.names())
        raise misuse("unknown_requirement" if name else "no_requirement", name=name, hint=hint)
    standing = {one.id: one for one in engine.plan_for(None).requirements}
    told = _Told(call, engine, standing.get(known.id, known), applies=known.id in standing)
    if parsed.format == "json":
        print_json(told.table(), parsed.output)
    else:
        print_lines(told.lines(), parsed.output)
    return 0


class _Told:
    """One requirement, told in lines or as a table."""

    def __init__(
        self, call: Invocation, engine: Engine, requirement: Requirement, *, applies: bool
    ) -> None:
        self.call = call
        self.say = call.say
        self.engine = engine
        self.one = requirement
        self.applies = applies
        self.day = engine.options.as_of or today()
        self.titles = Titles(engine.rulebook.record_types, requirement.record)
        self.layers = list(layers_of(engine, requirement, self.day))
        self.examples = examples_of(engine).get(requirement.id, [])

    def term(self, version: Version) -> Text | None:
        citation = version.citation
        instrument = self.engine.rulebook.instruments[citation.instrument, citation.edition]
        if version.deadline is None:
            return None
        return term_words(version.deadline, instrument.counting, self.titles)

    def lines(self) -> Iterator[str]:
        one, spoken = self.one, self.call.spoken
        yield f"{one.id}  {one.title.in_(spoken)}"
        if one.why is not None:
            yield "  " + one.why.in_(spoken)
        for key, value in self._facts():
            if value:
                yield self._named(key, value)
        yield from self._rule()
        if not one.waivable:
            yield "  " + self.say("not_waivable")
        if not self.applies:
            yield "  " + self.say("other_profile", profile=one.profile)
        for version in reversed(one.versions):
            yield ""
            yield from self._version(version)
        yield from self._layers()
        yield from self._messages()
        yield from self._examples()

    def _facts(self) -> tuple[tuple[str, Any], ...]:
        one = self.one
        return (
            ("who", one.duty_holder),
            ("judged_on", self.titles.type_in(self.call.spoken)),
            ("each_of", self.titles.of(one.each) if one.each else None),
            ("in_groups", one.group),
            ("looks_at", one.uses),
            ("governed_by", tuple(map(self.titles.of, one.governing_date))),
            ("aliases", one.other_names),
            ("for_a_person", one.person),
            ("no_township", one.not_township),
        )

    def _rule(self) -> Iterator[str]:
        """The requirement's own test, where it is written beside it."""
        rule = self.one.rule
        if rule is None:
            return
        if rule.when:
            yield self._named("rule_when", " ".join(rule.when.split()))
        for one in rule.require:
            asked = " ".join(one.that.split()) or self.say(f"rule_{one.term}")
            yield self._named("rule_requires", asked)

    def _named(self, key: str, value: Any) -> str:
        return "  " + self.say("named", title=self.say(key), names=value)

    def _version(self, version: Version) -> Iterator[str]:
        spoken = self.call.spoken
        mark = self.say("in_force_now") if version.in_force(self.day) else ""
        until = version.end or self.say("no_end")
        yield cited(version.citation, spoken) + mark
        yield "  " + self.say("in_force", start=version.start, end=until)
        if version.key_phrase:
            yield self._named("key_phrase", version.key_phrase)
        yield "  " + self.say("rated", severity=version.severity, why=self._why(version))
        if (term := self.term(version)) is not None:
            yield self._named("term", term)
        for name, param in version.params.items():
            source = self.say("in_brackets", text=param.source) if param.source else ""
            yield self._named("param", self.say("equals", name=name, value=param.value)) + source
        if version.applies:
            yield self._named("applies", version.applies)
        for exception in version.exceptions:
            yield self._named("exception", exception)
        if version.needs:
            yield self._named("needs", tuple(map(self.titles.of, version.needs)))
        for also in version.also:
            yield self._named("also", cited(also, spoken))
        if version.transition is not None:
            yield self._named("transition", version.transition)
        yield self._named(
            "verified", self.say(f"verified_{version.verified}", source=version.source)
        )
        if version.corrected_on is not None:
            yield self._named("corrected", version.corrected_on)

    def _why(self, version: Version) -> str:
        """Why the version is as heavy as it is."""
        if version.severity_why:
            return version.severity_why
        citation = version.citation
        rank = self.engine.rulebook.instruments[citation.instrument, citation.edition].rank
        reasons = [self.say("by_rank", rank=rank)]
        if version.derived:
            reasons.append(self.say("derived"))
        if version.verified == "none":
            reasons.append(self.say("verified_none", source=""))
        if version.binding == "by_reference":
            reasons.append(self.say("by_reference"))
        return self.say("plain", value=tuple(reasons))

    def _layers(self) -> Iterator[str]:
        if not self.layers:
            return
        yield ""
        yield self.say("layers", profile=self.engine.divisions[-1])
        for row in self.layers:
            yield "  " + self._layer(row)

    def _layer(self, row: LayerRow) -> str:
        until = row.end or self.say("no_end")
        won = self.say("won") if row.won else ""
        return self.say("layer", start=row.start, end=until, **row.words()) + won

    def _messages(self) -> Iterator[str]:
        spoken = self.call.spoken
        if self.one.messages:
            yield ""
            yield self.say("messages")
        for key, message in self.one.messages.items():
            yield f"  {key}: {message.text.in_(spoken)}"
            remedy = f"remedy_{message.remedy_kind.value}"
            words = _reporters().say(remedy, spoken, remedy=message.remedy)
            yield f"    {words}"

    def _examples(self) -> Iterator[str]:
        yield ""
        yield self.say("examples", count=len(self.examples))
        for one in self.examples:
            name = one.name_zh if self.call.spoken == "zh" and one.name_zh else one.name
            yield f"  {_reporters().say(f'kind_{one.outcome}', self.call.spoken)}  {name}"

    def table(self) -> dict[str, Any]:
        one = self.one
        return {
            "id": one.id,
            "title": one.title.zh,
            "title_en": one.title.en,
            "why": one.why.zh if one.why else None,
            "why_en": one.why.en if one.why else None,
            "field": one.field,
            "record": one.record,
            "each": one.each or None,
            "group": list(one.group),
            "uses": list(one.uses),
            "duty_holder": one.duty_holder.value,
            "waivable": one.waivable,
            "aliases": list(one.other_names),
            "person": one.person.zh if one.person else None,
            "not_township": one.not_township.zh if one.not_township else None,
            "rule": _rule_table(one.rule) if one.rule else None,
            "applies_to_profile": self.applies,
            "versions": [self._version_table(version) for version in one.versions],
            "layers": [row.table() for row in self.layers],
            "messages": {
                key: {
                    "zh": message.text.zh,
                    "en": message.text.en,
                    "remedy": message.remedy_kind.value,
                    "remedy_zh": message.remedy.zh,
                    "remedy_en": message.remedy.en,
                }
                for key, message in one.messages.items()
            },
            "examples": [
                {"name": example.name, "name_zh": example.name_zh, "outcome": example.outcome}
                for example in self.examples
            ],
        }

    def _version_table(self, version: Version) -> dict[str, Any]:
        from fazhi_core.reporters.json import citation_table

        term = self.term(version)
        return {
            "citations": [citation_table(one) for one in version.citations],
            "from": version.start.isoformat(),
            "to": version.end.isoformat() if version.end else None,
            "key_phrase": version.key_phrase,
            "severity": version.severity.value,
            "severity_why": version.severity_why or None,
            "deadline": term.zh if term else None,
            "deadline_en": term.en if term else None,
            "params": {name: _plain(param.value) for name, param in version.params.items()},
            "applies": version.applies,
            "exceptions": list(version.exceptions),
            "needs": list(version.needs),
            "verified": version.verified,
            "source": version.source or None,
            "derived": version.derived,
            "binding": version.binding,
            "transition": version.transition.zh if version.transition else None,
            "corrected_on": version.corrected_on.isoformat() if version.corrected_on else None,
        }


def _rule_table(rule: Rule) -> dict[str, Any]:
    """*rule* as it is written."""
    return {
        "when": rule.when or None,
        "require": [
            {
                "that": one.that or None,
                "term": one.term or None,
                "verdict": one.verdict,
                "key": one.key or None,
                "at": one.at or None,
                "values": dict(one.values),
            }
            for one in rule.require
        ],
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _reporters() -> Any:
    from fazhi_core.reporters.words import TEXTS

    return TEXTS
