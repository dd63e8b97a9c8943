from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_core.readers.document import read_document
from fazhi_core.readers.document_figures import figures
from fazhi_core.readers.document_numbers import cardinal, dated, years
from fazhi_core.readers.document_passages import Passage

HERE = Path(__file__).parent / "documents"


def found(text: str) -> list[tuple[str, str, str, bool]]:
    return [(f.name, str(f.value), f.unit, f.approximate) for f in figures(Passage(text))]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("参加人员 120 多人次；", ("参加人员", "120", "人次", True)),
        ("发放宣传资料4万余份。", ("宣传资料", "4", "万份", True)),
        ("发放宣传资料3000余份。", ("宣传资料", "3000", "份", True)),
        ("举办法治讲座12场次。", ("法治讲座", "12", "场次", False)),
        ("举办3场法治讲座。", ("法治讲座", "3", "场", False)),
        ("办理行政处罚案件1,286件。", ("行政处罚案件", "1286", "件", False)),
        ("调解纠纷约８６起。", ("纠纷", "86", "起", True)),
        ("罚款1.5万元。", ("罚款", "1.5", "万元", False)),
        ("召开会议三次。", ("会议", "3", "次", False)),
        ("召开两次专题会议。", ("专题会议", "2", "次", False)),
        ("召开了一次专题会议。", ("专题会议", "1", "次", False)),
        ("组织培训十余次。", ("培训", "10", "次", True)),
        ("组织培训二十一次。", ("培训", "21", "次", False)),
        ("近百人次参加。", ("参加人次", "100", "人次", True)),
        ("参训人员500人以上。", ("参训人员", "500", "人", True)),
        ("参训人员500人左右。", ("参训人员", "500", "人", True)),
        ("办结率98.5%。", ("办结率", "98.5", "%", False)),
        ("调解成功率百分之九十五。", ("调解成功率", "95", "%", False)),
        ("调解张三与李四一事5起。", ("起数", "5", "起", False)),
        ("每月开展检查，共12次。", ("次数", "12", "次", False)),
    ],
)
def test_figures(text: str, figure: tuple[str, str, str, bool]) -> None:
    assert found(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "2021年12月4日，二〇二一年五月十日，2021-07-15，三年来",
        "〔2021〕3号文件第三条第12项，第三次会议",
        "党的十九届六中全会，十三届四次会议",
        "三项制度、七五普法、村两委、两代表一委员、“3次”、《12条》",
        "行政执法人员需2人以上",
        "执法人员不得少于两人",
        "应当由3人以上组成",
        "每季度至少组织两次，每月1次",
        "3个月内办结，5个工作日，24小时值班，拨打12345热线",
        "作为考核一项指标，一起学习，进一步规范，统一部署",
        "3至5人一组，3-5人，两三次，数十次，若干次",
        "三个方面，两个维护，四个意识",
        "二期工程，3项制度，120人大代表",
        "5人以下",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert found(text) == []


def test_days_and_names_in_a_report_are_no_figures() -> None:
    assert read_document(HERE / "dates.txt").figures == ()


def test_a_figure_carries_its_sentence() -> None:
    text = "前一句。举办讲座3场，\n参加人员90人次！后一句。"
    assert [one.sentence for one in figures(Passage(text))] == ["举办讲座3场，", "参加人员90人次！"]


def test_what_is_planned_is_not_counted() -> None:
    text = (
        "甲镇2021年度法治政府建设情况报告\n一、存在问题\n力量不足，仅3人。\n下一步，举办培训5期。"
    )
    report = read_document(text.encode(), suffix=".txt", name="x")
    assert [one.value for one in report.figures or ()] == [Decimal(3)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("二十一", 21), ("九十九", 99), ("三百", 300), ("一百零五", 105), ("三五", None),
     ("", None), ("万", None), ("两千", 2000)],
)  # fmt: skip
def test_numerals(text: str, value: int | None) -> None:
    assert cardinal(text) == value


def test_years_and_days() -> None:
    assert [year for _, year in years("二〇二一年和二○二二年、二零二三年、2024 年、12021年")] == [
        2021, 2022, 2023, 2024,
    ]  # fmt: skip
    days = [
        str(one.day) for one in dated("2022年2月20日 二〇二二年二月二十日 2022-02-20 2022.2.20")
    ]
    assert days == ["2022-02-20"] * 4
    assert [(one.day, one.whole) for one in dated("2022年2月")] == [(None, False)]


@given(st.integers(min_value=1, max_value=99))
def test_numerals_go_there_and_back(number: int) -> None:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    written = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    assert cardinal(written + (digits[ones] if ones else "")) == number


@given(st.text(alphabet="一二两十百万余多近约人次件起份场,.0123456789%年月第“”。，"))
def test_every_figure_stands_in_its_sentence(text: str) -> None:
    for one in figures(Passage(text)):
        assert one.value >= 0
        assert one.sentence in text
        assert one.unit
