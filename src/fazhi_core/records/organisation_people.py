"""The people of rule-of-law work: enforcement officers, reviewers and legal advisers."""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Money, Part, Record, fact, shape
from fazhi_core.records.enforcement_people import OfficerStatus

__all__ = [
    "AdviserKind",
    "AdviserTask",
    "AdviserTaskKind",
    "LegalAdviser",
    "Officer",
    "OfficerTraining",
    "TrainingKind",
]


class TrainingKind(Labelled):
    """What a training is for (公务员法 67)."""

    INDUCTION = "induction", "初任培训"
    PROMOTION = "promotion", "任职培训"
    SPECIAL = "special", "专门业务培训"
    IN_SERVICE = "in_service", "在职培训"
    ENFORCEMENT = "enforcement", "行政执法培训"


@shape
class OfficerTraining(Part):
    """One training."""

    kind: TrainingKind | None = fact("培训类别", "What it is for.")
    on: Day = fact("培训日期", "Last day of the training.")
    hours: int | None = fact("学时", "Class hours.", unit="hours")
    passed: bool | None = fact("考核合格", "The examination was passed.")


@shape
class Officer(Record):
    """A person on the township's staff who enforces or reviews (行政处罚法 42, 58)."""

    type: ClassVar[str] = "officer"

    name: str | None = fact("姓名", "Name of the person.", personal=True)
    unit: str | None = fact("所在单位", "Unit the person belongs to.", free_text=True)
    post: str | None = fact("职务", "Post of the person.", free_text=True)
    status: OfficerStatus | None = fact("人员身份", "What the person is.")
    civil_servant: bool | None = fact("公务员", "Is a civil servant.")
    recruited_on: Day = fact("录用日期", "Day of recruitment.")
    probation_until: Day = fact("试用期止", "Last day of probation.")
    promoted_on: Day = fact("晋升领导职务日期", "Day of promotion to a leading post.")
    oath_on: Day = fact("宪法宣誓日期", "Day of the oath on the constitution.")
    certificate_no: str | None = fact("执法证号", "Number of the certificate.", personal=True)
    certificate_organ: str | None = fact("发证机关", "Body that issued it.", free_text=True)
    certificate_issued_on: Day = fact("发证日期", "Day it was issued.")
    certificate_valid_from: Day = fact("证件有效期起", "First day it is valid.")
    certificate_valid_to: Day = fact("证件有效期止", "Last day it is valid; false: no end.")
    certificate_withdrawn_on: Day = fact("证件收回日期", "Day it was withdrawn or suspended.")
    exam_passed_on: Day = fact("资格考试合格日期", "Day the qualifying examination was passed.")
    first_act_on: Day = fact("首次执法日期", "Day of the first act of enforcement.")
    trainings: tuple[OfficerTraining, ...] | None = fact("培训情况", "Trainings attended.")
    legal_reviewer: bool | None = fact("法制审核人员", "Reviews penalties for legality.")
    law_qualified: bool | None = fact("法律职业资格", "Passed the legal qualification examination.")
    first_review_on: Day = fact("首次审核日期", "Day of the first review ever.")
    published_on: Day = fact("人员公示日期", "Day the person was published as an officer.")
    left_on: Day = fact("离岗日期", "Day the person left; false: still serves.")


class AdviserKind(Labelled):
    """What kind of adviser (中办发〔2016〕30号)."""

    LAWYER = "lawyer", "外聘律师"
    PUBLIC_LAWYER = "public_lawyer", "公职律师"
    LEGAL_WORKER = "legal_worker", "基层法律服务工作者"
    SCHOLAR = "scholar", "专家学者"
    VILLAGE = "village", "村法律顾问"


class AdviserTaskKind(Labelled):
    """What an adviser did."""

    DECISION = "decision", "重大决策意见"
    DOCUMENT = "document", "规范性文件意见"
    CONTRACT = "contract", "合同审查"
    ENFORCEMENT = "enforcement", "执法咨询"
    MEDIATION = "mediation", "参与调解"
    LITIGATION = "litigation", "代理复议诉讼"
    LECTURE = "lecture", "法治讲座"
    OTHER = "other", "其他"


@shape
class AdviserTask(Part):
    """One piece of work of an adviser."""

    kind: AdviserTaskKind | None = fact("服务事项", "What was done.")
    on: Day = fact("服务日期", "Day it was done.")
    written: bool | None = fact("书面意见", "The opinion is in writing.")
    unlawful: bool | None = fact("认为不合法", "The adviser found the matter unlawful.")
    followed: bool | None = fact("意见采纳", "The opinion was followed.")


@shape
class LegalAdviser(Record):
    """A legal adviser; a township has one as it needs (乡村振兴促进法 48)."""

    type: ClassVar[str] = "legal_adviser"

    name: str | None = fact("姓名", "Name of the adviser.", personal=True)
    kind: AdviserKind | None = fact("顾问类别", "What kind of adviser.")
    firm: str | None = fact("执业机构", "Firm or body the adviser belongs to.", free_text=True)
    licence_no: str | None = fact("执业证号", "Number of the licence.", personal=True)
    village: str | None = fact("服务村", "Name or code of the village, where it is a village's.")
    contract_no: str | None = fact("聘用合同编号", "Number of the contract.")
    contract_signed_on: Day = fact("合同签订日期", "Day the contract was signed.")
    from_on: Day = fact("聘期起", "First day of the term.")
    until: Day = fact("聘期止", "Last day of the term; false: no end.")
    fee: Money = fact("年度服务费", "Fee for the year.", unit="yuan")
    tasks: tuple[AdviserTask, ...] | None = fact("服务情况", "Work done.")
    assessed_on: Day = fact("履职考核日期", "Last day the adviser's work was assessed.")
