"""Yearly reports (法治政府建设年度报告) and what becomes of their shortcomings."""

from decimal import Decimal
from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Part, Record, Subject, fact, shape
from fazhi_core.records.disclosure import Channel

__all__ = [
    "AnnualReport",
    "Figure",
    "Rectification",
    "RectificationStatus",
    "ReportKind",
    "ReportLevel",
    "Section",
    "SectionKind",
]


class ReportKind(Labelled):
    """What a yearly report is about."""

    RULE_OF_LAW = "rule_of_law", "法治政府建设"
    DISCLOSURE = "disclosure", "政府信息公开"
    STATISTICS = "statistics", "行政执法统计"
    RURAL_REVIVAL = "rural_revival", "乡村振兴"
    OTHER = "other", "其他"


class ReportLevel(Labelled):
    """The level of government that reports."""

    TOWNSHIP = "township", "乡级"
    COUNTY = "county", "县级"
    PREFECTURE = "prefecture", "市级"
    PROVINCE = "province", "省级"


class SectionKind(Labelled):
    """What a part of a report is about.

    The parts are those of 法治政府建设与责任落实督察工作规定 24 and of 政府信息公开条例 50.
    """

    MEASURES = "measures", "主要举措和成效"
    PROBLEMS = "problems", "存在的不足"
    CAUSES = "causes", "原因"
    FIRST_RESPONSIBLE_PERSON = "first_responsible_person", "第一责任人履职情况"
    NEXT_YEAR = "next_year", "下一年度安排"
    ORGANISATION = "organisation", "组织领导"
    OVERALL = "overall", "总体情况"
    PROACTIVE = "proactive", "主动公开情况"
    REQUESTS = "requests", "收到和处理申请情况"
    REMEDIES = "remedies", "复议诉讼情况"
    OTHER = "other", "其他"


@shape
class Section(Part):
    """One part of a report, under its own heading."""

    number: int | None = fact("序号", "Number of the part as printed.")
    heading: str | None = fact("标题", "Heading of the part.", free_text=True)
    text: str | None = fact("正文", "Text of the part.", personal=True, free_text=True)
    kind: SectionKind | None = fact("部分类别", "What the part is about.")


@shape
class Figure(Part):
    """A number that a report states."""

    name: str | None = fact("指标", "What is counted.", free_text=True)
    value: Decimal | None = fact("数值", "The number as printed, in its printed unit.")
    unit: str | None = fact("单位名称", "Unit as printed.", free_text=True)
    approximate: bool | None = fact("约数", "The text says about, more than, nearly.")
    sentence: str | None = fact(
        "原句", "The sentence that states it.", personal=True, free_text=True
    )


@shape
class AnnualReport(Record):
    """One yearly report.  Days are calendar days."""

    type: ClassVar[str] = "annual_report"

    kind: ReportKind | None = fact("报告类别", "What the report is about.")
    year: int | None = fact("报告年度", "Calendar year reported on.", unit="year")
    issuer: str | None = fact("报告机关", "Organ that reports.", free_text=True)
    level: ReportLevel | None = fact("报告层级", "Level of government that reports.")
    title: str | None = fact("报告标题", "Title of the report.", personal=True, free_text=True)
    issued_on: Day = fact("成文日期", "Day under the signature.")
    submitted_on: Day = fact("上报日期", "Day it was submitted to the level above.")
    submitted_to: tuple[str, ...] | None = fact(
        "上报对象", "Organs it was submitted to.", free_text=True
    )
    congress_on: Day = fact(
        "向人大报告日期", "Day it was reported to the people's congress of the same level."
    )
    published_on: Day = fact("公开日期", "Day it was published.")
    channels: tuple[Channel, ...] | None = fact("公开渠道", "Where it was published.")
    sections: tuple[Section, ...] | None = fact("各部分", "The parts of the report, in order.")
    figures: tuple[Figure, ...] | None = fact("数据", "The numbers it states.")
    sealed: bool | None = fact("加盖公章", "It bears the seal of the organ.")
    page_blank_note: bool | None = fact(
        "注明此页无正文", "The signature page says that it holds no text."
    )
    complete: bool | None = fact(
        "全文已读", "The whole document was read: a part that is absent is shown to be absent."
    )


class RectificationStatus(Labelled):
    """How far a shortcoming has been put right."""

    OPEN = "open", "未完成"
    UNDER_WAY = "under_way", "整改中"
    DONE = "done", "已完成"


@shape
class Rectification(Record):
    """A shortcoming that is to be put right, by whom and until when."""

    type: ClassVar[str] = "rectification"

    subject: Subject | None = fact("来源", "The record that named the shortcoming.")
    year: int | None = fact("提出年度", "Calendar year in which it was named.", unit="year")
    shortcoming: str | None = fact("问题", "The shortcoming.", free_text=True)
    measure: str | None = fact("整改措施", "What is to be done.", free_text=True)
    owner: str | None = fact("责任单位", "Who is to do it.", free_text=True)
    found_on: Day = fact("发现日期", "Day it was found.")
    due_on: Day = fact("整改期限", "Last day to put it right.")
    done_on: Day = fact("完成日期", "Day it was put right; false: it was not.")
    status: RectificationStatus | None = fact("整改状态", "How far it has been put right.")
    reported_on: Day = fact("整改报告日期", "Day the result was reported.")
    accepted_on: Day = fact("验收日期", "Day the result was accepted.")
    public: bool | None = fact("整改结果公开", "The result was published.")
