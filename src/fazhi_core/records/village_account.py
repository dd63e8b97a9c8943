"""Disclosure in the village and the books of the collective (村务公开、集体账务).

Articles are those of 村民委员会组织法 as in force from 2026-01-01 unless others are named.
"""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Money, No, Part, Record, fact, shape
from fazhi_core.records.disclosure import Channel
from fazhi_core.records.village_meeting import CorrectionOrder, VillageMeeting

__all__ = [
    "BookkeepingAgent",
    "BookkeepingMandate",
    "BookkeepingMode",
    "CollectiveAccount",
    "CollectiveCharter",
    "CollectiveCouncil",
    "CollectiveIntervention",
    "CollectiveRegister",
    "DataSupply",
    "DisclosureComplaint",
    "InterventionKind",
    "PaymentApprover",
    "VillageAudit",
    "VillageAuditKind",
    "VillageDisclosure",
    "VillageDisclosureKind",
    "VillageItem",
    "VillageItemClass",
    "VillagePublisher",
]


class VillageDisclosureKind(Labelled):
    """Kind of disclosure, which sets how often it is due (art. 35)."""

    GENERAL = "general", "一般事项"
    FINANCE = "finance", "财务收支"
    MAJOR = "major", "重大事项"


class VillagePublisher(Labelled):
    """Who discloses."""

    VILLAGE_COMMITTEE = "village_committee", "村民委员会"
    COLLECTIVE = "collective", "农村集体经济组织"


class VillageItemClass(Labelled):
    """What must be disclosed (2026 art. 35; 2018 art. 30)."""

    MEETING_DECISIONS = "meeting_decisions", "会议决定事项及实施情况"
    CONSULTATIONS = "consultations", "协商确定事项及落实情况"
    FAMILY_PLANNING = "family_planning", "计划生育政策落实方案"
    PUBLIC_FUNDS = "public_funds", "政府拨付和社会捐赠资金物资"
    ASSISTING_GOVERNMENT = "assisting_government", "协助政府工作情况"
    COLLECTIVE_FINANCE = "collective_finance", "集体财务"
    OTHER = "other", "村民普遍关心的其他事项"


@shape
class VillageItem(Part):
    """One item disclosed."""

    item_class: VillageItemClass | None = fact("公开类别", "Class of the item.")
    title: str | None = fact("公开内容", "What is disclosed.", personal=True, free_text=True)
    decided_on: Day = fact("事项决定日期", "Day the matter was decided.")
    amounts_stated: bool | None = fact("公开金额", "The amounts are stated.")
    amount: Money = fact("金额", "Money concerned.", unit="yuan")
    nothing: bool | None = fact(
        "本期无此类事项", "It says that there was no such matter in the period.", absence="none"
    )
    private_details: bool | None = fact(
        "公开了个人隐私", "Identity, account or illness details of a person were posted."
    )


@shape
class DisclosureComplaint(Part):
    """A complaint that the village does not disclose, or not truthfully (art. 35).

    Township or county looks into it and orders disclosure; who complained is not kept.
    """

    received_on: Day = fact("反映日期", "Day it came in.")
    received_by_township: bool | None = fact("乡镇收到反映", "The township got it.")
    investigated_on: Day = fact("调查核实日期", "Day it was looked into.")
    record: bool | None = fact("有核实记录", "The inquiry is on record.")
    upheld: bool | None = fact("反映属实", "It was found true.")
    order: CorrectionOrder | No | None = fact("责令公布", "Order to disclose.")
    answered_on: Day = fact("反馈日期", "Day the result was told.")


class VillageAuditKind(Labelled):
    """What an audit is for (art. 40; 农村集体经济组织法 47)."""

    EXIT = "exit", "离任审计"
    TERM = "term", "任期届满审计"
    REGULAR = "regular", "定期审计"
    SPECIAL = "special", "专项审计"


@shape
class VillageAudit(Part):
    """One audit (art. 40)."""

    kind: VillageAuditKind | None = fact("审计类别", "What it is for.")
    by_township: bool | None = fact("乡镇组织审计", "The township organised it.")
    event_on: Day = fact("届满或离任日期", "Day the term ended or the member left.")
    reported_on: Day = fact("审计报告日期", "Day of the report.")
    published_on: Day = fact("审计结果公布日期", "Day the result was published.")
    next_election_on: Day = fact("下届选举日期", "Day of the next election.")


@shape
class VillageDisclosure(Record):
    """One disclosure in a village (art. 35).

    General matters are due at least every quarter, finance every month where there is much of it,
    major matters at any time; from 2026-01-01 each stays up at least 15 calendar days.
    """

    type: ClassVar[str] = "village_disclosure"

    village: str | None = fact("村", "Name or code of the village.")
    kind: VillageDisclosureKind | None = fact("公开事项类别", "Kind of disclosure.")
    publisher: VillagePublisher | None = fact("公开主体", "Who discloses.")
    year: int | None = fact("所属年度", "Year it is about.")
    quarter: int | None = fact("所属季度", "Quarter it is about, 1 to 4.")
    month: int | None = fact("所属月份", "Month it is about, 1 to 12.")
    period_start: Day = fact("所属期间起", "First day it is about.")
    period_end: Day = fact("所属期间止", "Last day it is about.")
    many_transactions: bool | None = fact("财务往来较多", "Much money moves in the village.")
    decided_on: Day = fact("重大事项决定日期", "Day the major matter was decided.")
    published_on: Day = fact("公布日期", "Day it was posted; false: it was not.")
    posted_until: Day = fact("公布截止日期", "Last day it stayed up; false: it still does.")
    channels: tuple[Channel, ...] | None = fact("公布渠道", "Where it was posted.")
    board_place: str | None = fact("公开栏位置", "Where the board stands.", free_text=True)
    items: tuple[VillageItem, ...] | None = fact("公布事项", "What was disclosed.")
    supervisors_checked_on: Day = fact(
        "监督机构审核日期", "Day the supervision body or the finance group checked it."
    )
    truthful: bool | None = fact("内容真实", "A check found it true.")
    query_record: bool | None = fact("有查询记录", "Questions of villagers are on record.")
    query_refused: bool | None = fact("拒绝村民查询", "A villager's question was refused.")
    township_checked_on: Day = fact("乡镇检查日期", "Day the township looked at the disclosure.")
    data_supplied_on: Day = fact("资料提供日期", "Day the bookkeeping agent gave the figures.")
    complaints: tuple[DisclosureComplaint, ...] | None = fact(
        "不公布或不真实的反映", "Complaints about this disclosure."
    )
    audit: VillageAudit | No | None = fact("审计公布", "The audit that was disclosed.")


@shape
class CollectiveRegister(Part):
    """The register of members (农村集体经济组织法 12)."""

    changed_on: Day = fact("名册编制或变更日期", "Day it was made or changed.")
    members: int | None = fact("成员人数", "Members of the collective.", unit="people")
    filed_township_on: Day = fact("名册报乡镇备案日期", "Day it was filed with the township.")
    filed_county_on: Day = fact("名册报县级备案日期", "Day it was filed with the county.")


@shape
class CollectiveCharter(Part):
    """The charter (农村集体经济组织法 20)."""

    adopted_on: Day = fact("章程通过日期", "Day it was adopted or changed.")
    filed_township_on: Day = fact("章程报乡镇备案日期", "Day it was filed with the township.")
    filed_county_on: Day = fact("章程报县级备案日期", "Day it was filed with the county.")


@shape
class CollectiveCouncil(Part):
    """Council and supervisors (农村集体经济组织法 29, 34)."""

    elected_on: Day = fact("理事会产生日期", "Day the council was elected.")
    term_until: Day = fact("理事会届满日期", "Last day of the term.")
    members: int | None = fact("理事人数", "Members of the council.", unit="people")
    near_relatives: bool | None = fact("理事间有近亲属", "Near relatives sit on the council.")
    supervisors: int | None = fact("监事人数", "Supervisors.", unit="people")
    supervisor_conflict: bool | None = fact(
        "监事兼任或近亲属", "A supervisor sits on the council, keeps the books or is near kin."
    )


class BookkeepingMode(Labelled):
    """Who keeps the books (农村集体经济组织法 44)."""

    OWN = "own", "自行记账"
    ENTRUSTED = "entrusted", "委托代理记账"


class BookkeepingAgent(Labelled):
    """To whom the books are entrusted."""

    TOWNSHIP = "township", "乡镇代理机构"
    FIRM = "firm", "代理记账公司"
    OTHER = "other", "其他"


class PaymentApprover(Labelled):
    """Who approves payments."""

    COLLECTIVE = "collective", "村集体"
    TOWNSHIP = "township", "乡镇"
    BOTH = "both", "村集体与乡镇"


@shape
class BookkeepingMandate(Part):
    """The mandate to keep the books (农村集体经济组织法 44; 会计法 2024 art. 34)."""

    agent: BookkeepingAgent | None = fact("代理机构", "To whom the books are entrusted.")
    decided_on: Day = fact("民主决定日期", "Day members or representatives decided it.")
    meeting: str | VillageMeeting | No | None = fact(
        "决定会议", "The meeting that decided it.", refers_to=("village_meeting",)
    )
    agreement_on: Day = fact("委托协议日期", "Day of the written agreement.")
    valid_until: Day = fact("协议期限止", "Last day of the agreement.")
    signed: bool | None = fact("协议签署", "Both sides signed it.")
    four_rights_kept: bool | None = fact(
        "四权不变", "Ownership, use, approval and income stay with the village."
    )
    approver: PaymentApprover | None = fact("支出审批主体", "Who approves payments.")
    basis: str | None = fact("委托依据", "Provision the mandate cites.", free_text=True)


@shape
class DataSupply(Part):
    """Figures given to the village in time for its disclosure."""

    period_end: Day = fact("资料期间止", "Last day the figures cover.")
    supplied_on: Day = fact("资料提供日期", "Day the figures were given.")
    disclosed_on: Day = fact("公开日期", "Day the village disclosed them.")


class InterventionKind(Labelled):
    """What the township did in the affairs of a collective (农村集体经济组织法 29, 47, 61, 62)."""

    GUIDANCE = "guidance", "指导服务"
    NOMINATION = "nomination", "提名推荐候选人"
    AUDIT = "audit", "审计监督"
    CORRECTION = "correction", "责令改正"
    PAYMENT = "payment", "审批集体支出"
    FUNDS = "funds", "调用集体资金"
    BUSINESS = "business", "决定经营事项"
    ASSETS = "assets", "处置集体财产"
    APPOINTMENT = "appointment", "指定理事监事或财会人员"
    OTHER = "other", "其他"


@shape
class CollectiveIntervention(Part):
    """One thing that the township did in the affairs of a collective (农村集体经济组织法 62)."""

    on: Day = fact("介入日期", "Day of it.")
    kind: InterventionKind | None = fact("介入事项", "What the township did.")
    legal_basis: bool | None = fact("有法律法规依据", "A statute or regulation allows it.")
    members_decided: bool | None = fact(
        "集体依法决定", "The collective had decided it by its own procedure."
    )


@shape
class CollectiveAccount(Record):
    """The books of a collective in one year (农村集体经济组织法 44 to 47)."""

    type: ClassVar[str] = "collective_account"

    village: str | None = fact("村", "Name or code of the village.")
    organisation: str | None = fact("集体经济组织名称", "Name of the collective.", free_text=True)
    year: int | None = fact("年度", "Year of the books.")
    register: CollectiveRegister | No | None = fact("成员名册", "Register of members.")
    charter: CollectiveCharter | No | None = fact("组织章程", "Charter.")
    council: CollectiveCouncil | No | None = fact("理事会监事会", "Council and supervisors.")
    private_account: bool | None = fact(
        "资金存入个人账户", "Collective money lies in an account in a person's name."
    )
    bookkeeping: BookkeepingMode | None = fact("记账方式", "Who keeps the books.")
    mandate: BookkeepingMandate | No | None = fact("代理记账委托", "Mandate to keep the books.")
    supplies: tuple[DataSupply, ...] | None = fact("资料提供", "Figures given for disclosure.")
    income: Money = fact("年度收入", "Income of the year.", unit="yuan")
    expenditure: Money = fact("年度支出", "Expenditure of the year.", unit="yuan")
    many_transactions: bool | None = fact("财务往来较多", "Much money moves.")
    finance_published_on: Day = fact("财务公布日期", "Last day the finances were published.")
    annual_report_on: Day = fact("年度报告日期", "Day of the yearly report.")
    report_available_on: Day = fact("年度报告备查日期", "Day it lay open to the members.")
    audit_plan_on: Day = fact("审计计划日期", "Day the township planned the year's audits.")
    audits: tuple[VillageAudit, ...] | None = fact("审计情况", "Audits made.")
    government_debt: bool | None = fact(
        "为政府举债", "It borrowed or advanced money for a government."
    )
    guarantee_given: bool | None = fact("对外担保", "It stood surety for others.")
    interventions: tuple[CollectiveIntervention, ...] | None = fact(
        "乡镇介入情况", "What the township did in the affairs of the collective."
    )
    order: CorrectionOrder | No | None = fact("责令改正", "Order of the township to correct.")
