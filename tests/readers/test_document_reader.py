from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_core.readers import load
from fazhi_core.readers.document import DocumentError, open_document, read_document, suffixes
from fazhi_core.readers.document_contents import contents
from fazhi_core.readers.document_lines import text_lines
from fazhi_core.readers.document_words import view

HERE = Path(__file__).parent / "documents"
PERSON = "first_responsible_person"


def read(name: str) -> Any:
    return read_document(HERE / name)


def parts(report: Any) -> list[tuple[int | None, str, str]]:
    return [(one.number, str(one.kind), one.heading) for one in report.sections]


def report_of(body: str, *, title: str = "柳树镇2021年度法治政府建设情况报告") -> Any:
    text = f"{title}\n\n{body}\n\n柳树镇人民政府\n2022年2月1日\n"
    return read_document(text.encode(), suffix=".txt", name="柳树镇.txt")


class TestMarkedUpTextCutByPages:
    def test_head_and_signature(self) -> None:
        found = read("cut.txt")
        assert found.title == "白石县河湾镇2021年度法治政府建设情况报告"
        assert (found.year, found.issuer) == (2021, "白石县河湾镇人民政府")
        assert (found.issued_on, found.level) == (date(2022, 2, 20), "township")
        assert found.page_blank_note is True
        assert found.sealed is None
        assert found.complete is True
        assert (found.id, found.kind) == ("2021-cut", "rule_of_law")

    def test_heading_depth_does_not_matter_and_a_double_part_is_two(self) -> None:
        assert parts(read("cut.txt")) == [
            (1, "organisation", "加强组织领导，压实工作责任"),
            (2, "measures", "开展学法培训"),
            (3, "measures", "严格执行“三项制度”"),
            (4, "problems", "存在的不足及下一步工作"),
            (4, "next_year", "存在的不足及下一步工作"),
        ]
        *_, problems, plan = read("cut.txt").sections
        assert problems.text == "一是依法行政推进不平衡；二是队伍素质有待夯实。"
        assert plan.text == "下一步，我镇将加大工作力度，弥补不足。"

    def test_a_sentence_cut_by_a_page_is_whole_again(self) -> None:
        assert "新颁布的法律法规和规章；" in read("cut.txt").sections[1].text

    def test_places_lead_to_the_file(self) -> None:
        found = open_document(HERE / "cut.txt")
        lines = (HERE / "cut.txt").read_text(encoding="utf-8").splitlines()
        for path, begins in {
            ("title",): "白石县河湾镇 2021",
            ("year",): "2021 年度",
            ("issued_on",): "2022年2月20日",
            ("page_blank_note",): "(此页无正文)",
            ("sections", 4): "存在的不足",
            ("sections", 4, "text"): "下一步",
            ("sections", 4, "text", "more"): "下一步",
            ("sections", 4, "kind"): "存在的不足",
            ("figures", 0): "80 多人次",
            ("figures", 0, "value"): "80 多人次",
        }.items():
            place = found.locate(path)
            assert place is not None, path
            assert lines[place[0] - 1][place[1] - 1 :].startswith(begins), path
        assert found.locate(("published_on",)) is None


class TestShapes:
    def test_parts_a_county_and_a_seal(self) -> None:
        found = read("parts.txt")
        assert found.title == "二〇二二年度依法行政工作报告"
        assert (found.year, found.level) == (2022, "county")
        assert found.issuer == "白石县人民政府"
        assert found.issued_on == date(2023, 1, 18)
        assert found.sealed is True
        assert found.page_blank_note is False
        assert found.submitted_to == ("市人民政府",)
        assert [(number, kind) for number, kind, _ in parts(found)] == [
            (1, "measures"),
            (1, "first_responsible_person"),
            (2, "problems"),
            (2, "causes"),
            (3, "next_year"),
        ]
        assert found.sections[3].text == "究其原因，一是编制不足；二是培训不够。"

    def test_hard_wrapping(self) -> None:
        found = read("wrapped.txt")
        assert found.title == "青河乡人民政府关于2023年度法治政府建设情况的报告"
        assert found.sections[0].text.startswith(
            "（一）抓学习。全年组织会前学法十二次，举办法治讲座6场，参加人员近三百人次，"
        )
        assert "\n（二）抓执法。" in found.sections[0].text
        assert parts(found)[1][2] == "存在的主要问题，以及需要进一步改进完善的工作短板"
        assert found.sections[2].text.startswith("主要原因是编制少；")

    def test_a_day_known_in_part_is_told_in_the_note(self) -> None:
        found = read("wrapped.txt")
        assert found.issued_on is None
        assert found.note == "落款日期未写明到日：2024年1月"
        assert found.complete is False
        assert read("untitled.txt").note == "落款日期不存在：2020年2月30日"

    def test_markdown_without_numbers(self) -> None:
        found = read("markdown.md")
        assert found.title == "柳树街道办事处2024年度法治政府建设年度报告"
        assert found.published_on == date(2025, 3, 12)
        assert (found.issuer, found.issued_on) == ("柳树街道办事处", date(2025, 2, 28))
        assert [(number, kind) for number, kind, _ in parts(found)] == [
            (None, "measures"),
            (None, "problems"),
            (None, "next_year"),
            (None, "first_responsible_person"),
        ]
        assert not any("99" in one.text for one in found.sections)

    def test_web_page(self) -> None:
        found = read("page.html")
        assert found.title == "松林镇2020年法治政府建设工作总结"
        assert [kind for _, kind, _ in parts(found)] == ["measures", "problems", "next_year"]
        assert [(one.value, one.unit) for one in found.figures] == [(5, "次"), (12, "个")]
        assert found.sections[0].text == "召开专题会议5次，解决问题12个。"

    def test_web_page_laid_out_in_tables(self) -> None:
        page = (HERE / "page.html").read_text(encoding="utf-8")
        inside = page.replace("<h1>", "<table><tr><td><h1>").replace("<footer>", "</table><footer>")
        assert parts(read_document(inside.encode(), suffix="html", name="x")) == parts(
            read("page.html")
        )

    def test_traditional_characters(self) -> None:
        found = read("traditional.txt")
        assert (found.year, found.level) == (2021, "township")
        assert found.issuer == "東嶺縣雲溪鎮人民政府"
        assert found.issued_on == date(2022, 2, 28)
        assert [kind for _, kind, _ in parts(found)] == ["organisation", "problems", "next_year"]

    def test_missing_parts_are_not_invented(self) -> None:
        found = read("unfinished.txt")
        assert found.complete is False
        assert (found.issued_on, found.page_blank_note, found.sealed) == (None, None, None)
        assert found.issuer == "高坪镇"
        assert [kind for _, kind, _ in parts(found)] == ["measures", "measures"]

    def test_without_title(self) -> None:
        found = read("untitled.txt")
        assert (found.title, found.year, found.issuer) == (None, 2019, "石桥乡")
        assert [number for number, _, _ in parts(found)] == [1, 2, 3]
        assert found.complete is False

    def test_gb18030(self) -> None:
        assert read("gb18030.txt").issuer == "永丰乡人民政府"

    def test_byte_order_mark_and_windows_line_ends(self) -> None:
        plain = (HERE / "cut.txt").read_text(encoding="utf-8")
        marked = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()
        assert read_document(marked, suffix=".txt", name="cut.txt") == read("cut.txt")


@pytest.mark.parametrize(
    ("signed", "level"),
    [
        ("白石县司法局", "county"),
        ("白石县住房和城乡建设局", "county"),
        ("青石市人民政府", "prefecture"),
        ("某某自治区人民政府", "province"),
        ("河湾乡人民政府", "township"),
        ("柳树街道办事处", "township"),
    ],
)
def test_level_comes_from_the_last_division(signed: str, level: str) -> None:
    text = f"2021年度法治政府建设情况报告\n一、加强学习\n好。\n{signed}\n2022-02-01\n"
    assert read_document(text.encode(), suffix=".txt", name="x").level == level


@pytest.mark.parametrize(
    ("heading", "text", "kinds"),
    [
        ("存在问题", "一是力量不足；二是由于路远，送达慢。", ["problems", "causes"]),
        ("存在的问题及原因", "执法力量不足。\n主要原因是编制少。", ["problems", "causes"]),
        ("存在问题及打算", "力量不足，要加强。", ["problems", "next_year"]),
        ("存在问题和下步打算", "力量不足，要加强。", ["problems", "next_year"]),
        ("坚持问题导向，化解矛盾", "排查隐患。", ["measures"]),
        ("补短板强弱项，提升能力", "培训。", ["measures"]),
        ("加强领导", "一是开会。二是镇长履行第一责任人职责。三是考核。", ["organisation", PERSON]),
        ("其他需要报告的事项", "无。", ["other"]),
        ("2022年工作计划", "继续。", ["next_year"]),
    ],
)  # fmt: skip
def test_kinds(heading: str, text: str, kinds: list[str]) -> None:
    found = report_of(f"一、{heading}\n{text}")
    assert [kind for _, kind, _ in parts(found)] == kinds


def test_items_of_a_sentence_are_no_headings() -> None:
    found = report_of("一、强化学习\n一是学法。\n二、四季度集中培训。\n十一、推进普法\n好。")
    assert [number for number, _, _ in parts(found)] == [1, 11]


def test_contents_list_is_not_the_report() -> None:
    found = report_of(
        "目录\n一、强化学习……1\n一、强化学习\n二、存在问题\n一、强化学习\n学。\n二、存在问题\n有。"
    )
    assert [(one.number, one.text) for one in found.sections] == [(1, "学。"), (2, "有。")]


def test_heading_that_runs_on() -> None:
    found = report_of("一、强化学习。一是学法。\n（一）深入。\n二、普法：办班。")
    assert [(one.heading, one.text) for one in found.sections] == [
        ("强化学习", "一是学法。\n（一）深入。"),
        ("普法", "办班。"),
    ]


def test_report_on_disclosure_is_told_apart() -> None:
    found = report_of("一、总体情况\n好。", title="柳树镇政府信息公开工作2021年度报告")
    assert (found.kind, found.year) == ("disclosure", 2021)


def test_id_is_never_an_identity_number() -> None:
    data = (HERE / "cut.txt").read_bytes()
    assert read_document(data, suffix=".txt", name="640402199001011234.txt").id == ""


@pytest.mark.parametrize(
    ("name", "key"),
    [("empty.txt", "empty"), ("notice.txt", "not_a_report"), ("absent.txt", "unreadable")],
)
def test_what_is_no_report(name: str, key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(name)
    fault = caught.value.fault
    assert (caught.value.key, fault.file) == (key, name)
    assert all((fault.message, fault.message_en, fault.remedy, fault.remedy_en))
    assert name in caught.value.say("zh")
    assert pickle.loads(pickle.dumps(caught.value)).fault == fault  # noqa: S301 our own bytes


def test_the_law_itself_is_no_report() -> None:
    text = "政府工作报告\n一、回顾\n经济增长。\n"
    with pytest.raises(DocumentError, match="no yearly report"):
        read_document(text.encode(), suffix=".txt", name="x")


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.iterdir()))
def test_reading_twice_gives_the_same(name: str) -> None:
    try:
        first, second = open_document(HERE / name), open_document(HERE / name)
    except DocumentError:
        return
    assert first == second


PIECES = st.sampled_from(
    [
        *"一二三十百两、。；：（）()1290.# \n\t　“”《》年月日第",
        *(
            "2021年度",
            "法治政府建设",
            "情况报告",
            "一、",
            "（一）",
            "### ",
            "下一步",
            "由于",
            "原因",
        ),
        *(
            "第一责任人",
            "人民政府",
            "2022年2月30日",
            "次",
            "余",
            "百分之",
            "存在问题",
            "此页无正文",
        ),
        *("关于", "<table>", "<p>", "&#x0;", "镇", "(盖章)", "**", "|", "万元", "近", "以上"),
    ]
)

TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from([*suffixes(), ".pdf"]))
def test_no_text_crashes(text: str, suffix: str) -> None:
    data = text.encode("utf-8", "replace")
    outcomes = []
    for _ in range(2):
        try:
            outcomes.append(open_document(data, suffix=suffix, name="x"))
        except DocumentError as error:
            outcomes.append(error.say("zh"))
    assert outcomes[0] == outcomes[1]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(suffixes()))
def test_no_bytes_crash(data: bytes, suffix: str) -> None:
    try:
        outcome = str(read_document(data, suffix=suffix, name="x"))
    except DocumentError as error:
        outcome = error.say("zh")
    assert outcome


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_places_lie_in_the_text(body: str) -> None:
    text = f"柳树镇2021年度法治政府建设情况报告\n一、学习\n{body}\n"
    found = open_document(text.encode(), suffix=".txt", name="x")
    rows = text.count("\n") + text.count("\r") + 1
    assert all(1 <= line <= rows and column >= 1 for line, column in found.places.values())
    told = contents(text_lines(text), "x")
    assert len(told.parts) == len(found.report.sections or ())


@given(st.text())
def test_the_view_is_as_long_as_the_text(text: str) -> None:
    assert len(view(text)) == len(text)


def test_reports_called_the_same_in_other_folders_are_other_records(tmp_path: Path) -> None:
    body = "一、主要做法\n\n加强领导。\n\n二、存在问题\n\n力量不足。"
    for folder, year in {"2021": "2021年度", "2022": "2022年度", "a": "", "b": ""}.items():
        text = f"柳树镇{year}法治政府建设情况报告\n\n{body}\n\n柳树镇人民政府\n"
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text, encoding="utf-8")
    found = load(tmp_path)
    assert not found.faults
    ids = [one.id for one in found.records]
    assert ids == ["2021-report", "2022-report", "a/report", "b/report"]
    assert all(origin.place(("title",)) for origin in found.origins)
