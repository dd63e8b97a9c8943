"""Disputes over title to land or forest, which the township itself may decide (土地管理法 14)."""

from fazhi_core.records.base import Day, Labelled, No, Part, fact, shape

__all__ = ["TitleDecider", "TitleDecision", "TitleDispute", "TitleObject", "TitleParties"]


class TitleObject(Labelled):
    """What the title concerns; the statute differs."""

    LAND = "land", "土地"
    FOREST = "forest", "林木林地"


class TitleParties(Labelled):
    """Between whom the dispute lies; it decides who may settle it."""

    INDIVIDUALS = "individuals", "个人之间"
    INDIVIDUAL_AND_UNIT = "individual_and_unit", "个人与单位之间"
    UNITS = "units", "单位之间"


class TitleDecider(Labelled):
    """Which government decided."""

    TOWNSHIP = "township", "乡镇人民政府"
    COUNTY = "county", "县级以上人民政府"
    OFFICE = "office", "内设机构或村委会"


@shape
class TitleDecision(Part):
    """The decision on title (处理决定), an administrative act.  Days are calendar days."""

    on: Day = fact("处理决定日期", "Day of the decision.")
    document_no: str | None = fact("处理决定文号", "Number of the decision.")
    decided_by: TitleDecider | None = fact("处理机关", "Which government decided.")
    written: bool | None = fact("书面处理决定", "It was made in writing.")
    served_on: Day = fact("处理决定送达日期", "Day it reached the parties.")
    remedies_stated: bool | None = fact("写明救济途径", "It states how and by when to contest it.")
    litigation_days: int | None = fact("写明的起诉期限", "Term to sue that it states.", unit="days")
    rights_obtained: bool | None = fact(
        "涉已依法取得的权利",
        "It touches ownership or use of natural resources that somebody had lawfully obtained.",
    )
    reconsideration_first_stated: bool | None = fact(
        "写明复议前置", "It states that reconsideration comes before a suit."
    )


@shape
class TitleDispute(Part):
    """A dispute over ownership or use."""

    object: TitleObject | None = fact("争议标的", "What the title concerns.")
    between: TitleParties | None = fact("争议主体", "Between whom the dispute lies.")
    decision: TitleDecision | No | None = fact("处理决定", "The decision; false: none was made.")
    approved_on: Day = fact(
        "争议期间审批日期",
        "Day the township approved, registered or contracted something on the plot.",
    )
