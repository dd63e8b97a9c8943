"""Transfers of cases, above all of suspected crimes (国务院令第310号, 行政处罚法 27)."""

from datetime import datetime
from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Part, Record, fact, shape
from fazhi_core.records.enforcement_people import CaseOfficer

__all__ = [
    "CaseTransfer",
    "Handover",
    "PoliceFiling",
    "TransferDecision",
    "TransferReceiver",
    "TransferReport",
]


class TransferReceiver(Labelled):
    """To whom a case goes."""

    POLICE = "police", "公安机关"
    PROCURATORATE = "procuratorate", "检察机关"
    SUPERVISION = "supervision", "监察机关"
    COUNTY_DEPARTMENT = "county_department", "县级主管部门"
    OTHER = "other", "其他机关"


@shape
class TransferReport(Part):
    """The written report of the officers (国务院令第310号 art. 5)."""

    on: Day = fact("报告日期", "Day of the report.")
    received_on: Day = fact("负责人收到报告日期", "Day the head received it.")
    written: bool | None = fact("书面报告", "It is in writing.")


@shape
class TransferDecision(Part):
    """Whether the head approved the transfer (国务院令第310号 art. 5)."""

    on: Day = fact("审批日期", "Day of the decision.")
    at: datetime | None = fact("审批时刻", "Moment of the decision, where the hour is known.")
    approved: bool | None = fact("批准移送", "The transfer was approved.")
    by: str | None = fact("审批人", "Who decided.", personal=True, free_text=True)
    written: bool | None = fact("书面记录", "The decision is on file.")
    reasons: str | None = fact(
        "不批准理由", "Why it was not approved.", personal=True, free_text=True
    )


@shape
class PoliceFiling(Part):
    """What the receiving organ decided about opening a case."""

    notified_on: Day = fact("收到立案通知日期", "Day its notice was received.")
    filed: bool | None = fact("予以立案", "It opened a case.")
    returned_on: Day = fact("退回案件日期", "Day it returned the case.")
    objected_on: Day = fact("提请复议或监督日期", "Day the decision was contested.")


@shape
class Handover(Part):
    """The handing over of goods and papers (国务院令第310号 art. 12)."""

    on: Day = fact("移交日期", "Day of the handing over.")
    inventory: bool | None = fact("移交清单", "There is a list.")
    signed: bool | None = fact("交接签字", "Both sides signed.")


@shape
class CaseTransfer(Record):
    """One transfer.  Days are calendar days; twenty-four hours are clock hours."""

    type: ClassVar[str] = "case_transfer"

    case: str | None = fact("原案件", "The case, by id.", refers_to=("enforcement_case",))
    document_no: str | None = fact("移送文书文号", "Number of the transfer letter.")
    title: str | None = fact("移送事由", "What it is about.", personal=True, free_text=True)
    receiver: TransferReceiver | None = fact("接收机关类型", "To whom the case goes.")
    receiver_name: str | None = fact("接收机关名称", "Name of the organ.", free_text=True)
    suspected_crime: bool | None = fact("涉嫌犯罪", "The facts suggest a crime.")
    found_on: Day = fact("发现涉嫌犯罪日期", "Day the suspicion arose.")
    officers: tuple[CaseOfficer, ...] | None = fact("专案组人员", "Who prepared the transfer.")
    report: TransferReport | No | None = fact("移送报告", "Report of the officers.")
    decision: TransferDecision | No | None = fact("移送审批", "Decision of the head.")
    sent_on: Day = fact("移送日期", "Day it was sent; false: it was not.")
    sent_at: datetime | None = fact("移送时刻", "Moment it was sent, where the hour is known.")
    materials_complete: bool | None = fact("移送材料齐全", "All papers of article 6 were sent.")
    copied_to_procuratorate: bool | None = fact("抄送检察机关", "A copy went to the procuratorate.")
    receipt_on: Day = fact("接收回执日期", "Day of the receipt.")
    filing: PoliceFiling | No | None = fact("接收机关立案情况", "What the receiver decided.")
    handover: Handover | No | None = fact("涉案物品移交", "Handing over of goods and papers.")
    seized_goods: bool | None = fact("有查封扣押财物", "Goods had been sealed or seized.")
    party_told_on: Day = fact("书面告知当事人日期", "Day the party was told in writing.")
    penalty_instead: bool | None = fact("以罚代刑", "A penalty was imposed in its place.")
    penalised_before_on: Day = fact("移送前处罚日期", "Day of a penalty before the transfer.")
    archived_on: Day = fact("归档日期", "Day the file was archived.")
