"""What binds every requirement on a referral to the police, word for word.

Nothing passes; remedies are only not to refer, to withdraw, to correct the words and to go on
handling the claim; no offence and no penalty is named; urgency leaves the core safeguards alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from fazhi_core import Engine, Kind, national
from fazhi_core.law.requirement import Requirement
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.referral import PoliceReferral
from fazhi_core.reporters import reporter
from fazhi_core.testing import Example, read_examples
from fazhi_core.testing.strategies import known_paths, records, without

ENGINE = Engine(as_of=date(2026, 6, 30), discover=False, duty="all")
REQUIREMENTS = [
    one
    for one in ENGINE.rulebook.requirements.values()
    if one.record == "police_referral" and one.field == "petition"
]
EXAMPLES = [
    one
    for one in read_examples(sorted(national.EXAMPLES.glob("*.toml"), key=lambda file: file.name))
    if ENGINE.rulebook.requirements[one.requirement].record == "police_referral"
]
CORE = {
    "ref-ground-never-petition",
    "ref-no-township-detention",
    "ref-no-retaliation",
    "ref-recusal",
}
CASES = {
    "worked case: a petitioner who comes again",
    "worked case: an important date called an emergency, and somebody held",
    "worked case: an act is named, but the claims are untrue and the household pays",
}
SENTENCE = "仅核对镇政府自身程序；未发现缺项不等于移送合法，是否构成违法由公安机关依法认定"
ALLOWED = ("不移送", "撤回", "更正说法", "更正", "继续办理")
"""What a remedy may say; ``更正`` stands for the half sentence ``撤回、更正说法``."""
OFFENCES_AND_PENALTIES = re.compile(
    "寻衅|滋事|扰乱|聚众|敲诈|勒索|诬告|陷害|诽谤|侮辱|妨害|拘禁|冲击|阻碍|"
    "拘留|训诫|罚款|劳教|有期|徒刑|管制|警告|处罚权|刑罚"
)
CITED_TO_PROTECT = {"非法剥夺", "不是有意诬陷，而是错告，或者检举失实的"}
each_requirement = pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda one: one.id)
each_example = pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda one: f"{one.requirement}: {one.name}"
)


def judged(example: Example, *, emergency: bool | None = None) -> list[tuple[str, Kind]]:
    """The outcomes of all requirements on the referral of *example*."""
    record, *others = example.records(ENGINE)
    if emergency is not None:
        record = record.replace(emergency=emergency)
    report = ENGINE.with_options(as_of=example.as_of).check([record, *others], everything=True)
    return [(one.requirement, one.kind) for one in report if one.subject.id == record.id]


@each_example
def test_nothing_passes(example: Example) -> None:
    kinds = {kind for _, kind in judged(example)}
    assert kinds
    assert not kinds & {Kind.PASS, Kind.ERROR}


@settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(record=records(PoliceReferral))
def test_no_referral_passes_anything(record: PoliceReferral) -> None:
    for finding in ENGINE.check(record, everything=True):
        if finding.subject.type != "police_referral":
            continue
        assert finding.kind not in {Kind.PASS, Kind.ERROR}, finding.requirement
        assert finding.kind is Kind.NOT_APPLICABLE or only_allowed(finding.remedy.zh)


def only_allowed(remedy: str) -> bool:
    """Whether each thing that *remedy* tells to do is one of the four."""
    parts = [one for one in re.split("[；，、。]", remedy) if one and not one.endswith("的")]
    return bool(parts) and all(part.endswith(ALLOWED) or "继续办理" in part for part in parts)


def test_the_test_of_remedies_sees_what_it_looks_for() -> None:
    assert only_allowed("尚未移送的，不移送；已经移送的，撤回、更正说法；诉求继续办理")
    assert not only_allowed("不移送；补写劝导记录")
    assert not only_allowed("查阅案卷后如实录入")
    assert not only_allowed("")


@each_requirement
def test_remedies_are_only_the_four(requirement: Requirement) -> None:
    for message in requirement.messages.values():
        assert only_allowed(message.remedy.zh), message.remedy.zh
    assert "missing" in requirement.messages or requirement.person is not None


@each_requirement
def test_words_in_place_of_a_pass(requirement: Requirement) -> None:
    own = requirement.messages.get("own_procedure")
    assert own is None or own.text.zh.startswith(SENTENCE)
    assert not requirement.waivable
    assert not any(
        word in text
        for message in requirement.messages.values()
        for text in (message.text.zh, message.text.en)
        for word in ("通过", "已符合", "passed")
    )


def texts(requirement: Requirement) -> Iterator[str]:
    """All that *requirement* says to people, besides the names of laws."""
    yield requirement.title.zh
    yield requirement.why.zh if requirement.why else ""
    yield requirement.person.zh if requirement.person else ""
    for message in requirement.messages.values():
        yield message.text.zh
        yield message.remedy.zh
    for version in requirement.versions:
        yield from (version.applies, version.severity_why, *version.exceptions)
        yield from (one.key_phrase for one in version.citations)


@each_requirement
def test_no_offence_and_no_penalty_is_named(requirement: Requirement) -> None:
    for text in texts(requirement):
        left = text.replace("治安管理处罚法", "").replace("治安管理处罚必须以事实为依据", "")
        if any(phrase in left for phrase in CITED_TO_PROTECT):
            continue
        assert not OFFENCES_AND_PENALTIES.search(left), text


@pytest.mark.parametrize(
    "example",
    [one for one in EXAMPLES if one.requirement in CORE and one.outcome == "fail"],
    ids=lambda one: f"{one.requirement}: {one.name}",
)
def test_urgency_leaves_the_core_safeguards_alone(example: Example) -> None:
    kinds = {
        dict(judged(example, emergency=emergency))[example.requirement]
        for emergency in (True, False)
    }
    assert kinds == {Kind.FAIL}


def test_the_core_safeguards_are_violations() -> None:
    for name in CORE:
        versions = ENGINE.rulebook.requirements[name].versions
        assert {one.severity.value for one in versions} == {"violation"}, name


@each_example
def test_less_known_is_open(example: Example) -> None:
    alone = ENGINE.requirement(example.requirement).with_options(as_of=example.as_of)
    record, *others = example.records(ENGINE)
    paths = [path for path in known_paths(record) if path != ("petition", "id")]
    fewer = [without(record, path).replace(id=f"without-{at}") for at, path in enumerate(paths)]
    found = alone.check([record.replace(id="all"), *fewer, *others], everything=True)
    kinds = {one.subject.id: one.kind for one in found if one.subject.type == record.type}
    for at, path in enumerate(paths):
        assert kinds[f"without-{at}"] in {Kind.OPEN, kinds["all"]}, path


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_worked_case_names_all_its_failures(name: str) -> None:
    mine = [one for one in EXAMPLES if one.name == name]
    found = {requirement for requirement, kind in judged(mine[0]) if kind is Kind.FAIL}
    assert found == {one.requirement for one in mine}
    assert len(found) >= 5


def test_a_lawful_referral_is_not_praised() -> None:
    wanted = "an enumerated act: only the own procedure was looked at"
    example = next(one for one in EXAMPLES if one.name == wanted)
    record, *others = example.records(ENGINE)
    report = ENGINE.with_options(as_of=example.as_of).check([record, *others])
    kinds = {one.kind for one in report if one.subject.type == "police_referral"}
    assert kinds == {Kind.REVIEW}
    stream = io.StringIO()
    reporter("text").write(report, stream, "zh")
    told = stream.getvalue()
    assert SENTENCE in told
    assert "通过" not in told


def test_records_of_petitions_hold_counts_and_no_key_of_a_person() -> None:
    for name in ("petition", "police_referral"):
        shown = RECORD_TYPES[name].cls.__facts__
        assert not {"name", "petitioner", "person", "id_number", "phone", "address"} & set(shown)
    assert Engine(discover=False).rulebook.requirements["pet-60d"].group == ()
