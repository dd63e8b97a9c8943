"""Supervision in both directions, and complaints (执法监督).

The township supervises villages, collectives, enterprises and licensees, and is itself supervised
by the county, the people's congress and invited supervisors.
"""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Part, Record, Subject, fact, shape
from fazhi_core.records.enforcement_people import CaseOfficer, Party
from fazhi_core.records.publicity import PublicityEvent

__all__ = [
    "CollectiveDefect",
    "Complaint",
    "ComplaintChannel",
    "ComplaintKind",
    "ComplaintTransfer",
    "Inspection",
    "InspectionTrigger",
    "InvitedSupervisor",
    "SupervisedKind",
    "SupervisionActivity",
    "SupervisionKind",
    "SupervisionOrder",
    "SupervisionPaper",
    "Supervisor",
    "SupervisorRole",
]


class SupervisionKind(Labelled):
    """What kind of supervision it is."""

    ENTERPRISE_INSPECTION = "enterprise_inspection", "涉企行政检查"
    LICENSEE_INSPECTION = "licensee_inspection", "被许可人监督检查"
    VILLAGE_GUIDANCE = "village_guidance", "村民自治指导"
    VILLAGE_CORRECTION = "village_correction", "责令村民委员会改正"
    COLLECTIVE_CORRECTION = "collective_correction", "责令农村集体经济组织改正"
    ENFORCEMENT_SUPERVISION = "enforcement_supervision", "行政执法监督"
    CASE_FILE_REVIEW = "case_file_review", "案卷评查"
    INVITED = "invited", "社会监督员监督"
    PEOPLES_CONGRESS = "peoples_congress", "人大监督"
    RESPONSIBILITY_REVIEW = "responsibility_review", "执法责任制考核"
    OTHER = "other", "其他监督"


class Supervisor(Labelled):
    """Who supervises."""

    TOWNSHIP = "township", "本乡镇"
    JUSTICE_OFFICE = "justice_office", "司法所"
    COUNTY_GOVERNMENT = "county_government", "县级人民政府"
    COUNTY_JUSTICE = "county_justice", "县级司法行政部门"
    COUNTY_DEPARTMENT = "county_department", "县级主管部门"
    PEOPLES_CONGRESS = "peoples_congress", "人民代表大会"
    INVITED = "invited", "社会监督员"
    OTHER = "other", "其他主体"


class SupervisedKind(Labelled):
    """Who is supervised."""

    TOWNSHIP = "township", "本乡镇"
    TOWNSHIP_UNIT = "township_unit", "乡镇内设机构"
    VILLAGE_COMMITTEE = "village_committee", "村民委员会"
    COLLECTIVE = "collective", "农村集体经济组织"
    ENTERPRISE = "enterprise", "企业"
    INDIVIDUAL_BUSINESS = "individual_business", "个体工商户"
    LICENSEE = "licensee", "被许可人"
    OTHER = "other", "其他对象"


class CollectiveDefect(Labelled):
    """What was found unlawful in a collective (农村集体经济组织法 58, 61)."""

    CHARTER = "charter", "章程违法"
    DECISION = "decision", "成员大会或代表大会决定违法"
    MISCONDUCT = "misconduct", "理事监事或主要经营管理人员违规"
    OTHER = "other", "其他违法情形"


class InspectionTrigger(Labelled):
    """What led to an inspection; the yearly cap does not hold for every trigger."""

    PLANNED = "planned", "计划检查"
    RANDOM = "random", "双随机抽查"
    CAMPAIGN = "campaign", "专项检查"
    COMPLAINT = "complaint", "投诉举报"
    REFERRAL = "referral", "转办交办"
    SAFETY = "safety", "安全风险"
    OTHER = "other", "其他原因"


class SupervisorRole(Labelled):
    """In what capacity an outside supervisor was invited."""

    CONGRESS_DEPUTY = "congress_deputy", "人大代表"
    CPPCC_MEMBER = "cppcc_member", "政协委员"
    ENFORCEMENT_SUPERVISOR = "enforcement_supervisor", "行政执法监督员"
    LAWYER = "lawyer", "律师"
    RESIDENT = "resident", "群众代表"
    OTHER = "other", "其他身份"


@shape
class Inspection(Part):
    """How an enterprise was inspected (国办发〔2024〕54号, 行政许可法 61)."""

    trigger: InspectionTrigger | None = fact("检查原因", "What led to the inspection.")
    item_published: bool | None = fact("检查事项已公布", "The item is on a published list.")
    standard_published: bool | None = fact("检查标准已公布", "The standard is published.")
    planned: bool | None = fact("列入年度计划", "It stands in the yearly plan of inspections.")
    approved_on: Day = fact("检查批准日期", "Day a head approved it.")
    code_scanned: bool | None = fact("扫码入企", "The inspection code was scanned on entry.")
    certificate_shown: bool | None = fact("出示执法证件", "Certificates were shown.")
    notice_shown: bool | None = fact("出示检查通知书", "A notice of inspection was shown.")
    third_party: bool | None = fact("第三方实施", "It was left to a third party.")
    auxiliaries_alone: bool | None = fact(
        "辅助人员单独实施", "Persons without a certificate inspected alone."
    )
    yearly_cap: int | None = fact(
        "年度频次上限", "Published yearly cap for this enterprise.", unit="inspections"
    )
    count_in_year: int | None = fact(
        "本年度检查次数",
        "Inspections of this enterprise in the calendar year, this one included.",
        unit="inspections",
    )
    outside_cap: bool | None = fact(
        "不计入频次", "The inspection does not count towards the cap.", absence="none"
    )
    fee_charged: bool | None = fact("收取费用", "A fee was charged.")
    result_told_on: Day = fact("结果告知日期", "Day the result was told to the enterprise.")
    public_may_consult: bool | None = fact("公众可查阅", "The public may consult the record.")


@shape
class SupervisionOrder(Part):
    """An order to put something right within a time (责令限期改正)."""

    on: Day = fact("责令日期", "Day of the order.")
    written: bool | None = fact("书面责令", "It is in writing.")
    document_no: str | None = fact("责令文号", "Number of the order.")
    instrument: str | None = fact("责令依据", "Statute it rests on.", free_text=True)
    article: int | None = fact("条", "Article number.")
    served_on: Day = fact("责令送达日期", "Day it was served.")
    correct_by: Day = fact("改正期限", "Last day to put it right.")
    corrected_on: Day = fact("改正日期", "Day it was put right; false: it was not.")
    result_on_file: bool | None = fact("改正结果存档", "The result is on file.")
    rechecked_on: Day = fact("复查日期", "Day the result was checked.")
    by_county: bool | None = fact(
        "由县级责令", "A county body gave the order instead.", absence="none"
    )


@shape
class SupervisionPaper(Part):
    """A paper by which a supervising body asks the township to act (行政执法监督条例)."""

    title: str | None = fact("文书名称", "Name of the paper.", personal=True, free_text=True)
    document_no: str | None = fact("文书文号", "Number of the paper.")
    received_on: Day = fact("收到日期", "Day the township received it.")
    act_by: Day = fact("办理期限", "Last day to act that it sets.")
    corrected_on: Day = fact("纠正日期", "Day the township put it right.")
    reported_on: Day = fact("报告日期", "Day the township reported the result.")
    objected_on: Day = fact("提出异议日期", "Day the township objected.", absence="none")


@shape
class InvitedSupervisor(Part):
    """One invited supervisor, by capacity and term; no name is kept."""

    role: SupervisorRole | None = fact("监督员身份", "Capacity in which the person was invited.")
    appointed_on: Day = fact("聘任日期", "Day of the appointment.")
    term_from: Day = fact("聘期起", "First day of the term.")
    term_to: Day = fact("聘期止", "Last day of the term.")


@shape
class SupervisionActivity(Record):
    """One act of supervision.  Days are calendar days."""

    type: ClassVar[str] = "supervision_activity"

    on: Day = fact("监督日期", "Day of the activity.")
    ended_on: Day = fact("结束日期", "Last day, where it takes several.")
    year: int | None = fact("监督年度", "Calendar year it belongs to.", unit="year")
    kind: SupervisionKind | None = fact("监督类别", "Kind of supervision.")
    supervisor: Supervisor | None = fact("监督主体", "Who supervises.")
    supervised: SupervisedKind | None = fact("监督对象类别", "Who is supervised.")
    party: Party | None = fact("被监督对象", "The person or body supervised.", personal=True)
    subject: Subject | None = fact("监督事项", "The record that is looked at.")
    topic: str | None = fact("监督内容", "What is looked at.", personal=True, free_text=True)
    plan_no: str | None = fact("监督计划文号", "Number of the plan it follows.")
    planned: bool | None = fact("有监督计划", "There is a written plan or guidance.")
    officers: tuple[CaseOfficer, ...] | None = fact("监督检查人员", "Who carried it out.")
    supervisors: tuple[InvitedSupervisor, ...] | None = fact(
        "聘请的监督员", "Outside supervisors who took part, by capacity."
    )
    inspection: Inspection | No | None = fact("检查情况", "How an enterprise was inspected.")
    record_made: bool | None = fact("监督记录", "Situation and result were recorded.")
    record_signed: bool | None = fact("记录签字", "The inspectors signed the record.")
    files_reviewed: int | None = fact("评查案卷数", "Case files reviewed.", unit="files")
    findings_count: int | None = fact("发现问题数", "Shortcomings found.", unit="findings")
    duty_omitted: bool | None = fact(
        "未履行法定义务", "A village committee was found not to do what the law asks."
    )
    unlawful_found: bool | None = fact(
        "发现违法情形", "An unlawful charter, decision or act was found."
    )
    collective_defect: CollectiveDefect | None = fact(
        "集体违法类别", "What was found unlawful in a collective."
    )
    found_on: Day = fact("发现日期", "Day the shortcoming was found.")
    self_corrected_on: Day = fact(
        "自行改正日期",
        "Day the village or body put it right by itself, before any order.",
        absence="none",
    )
    order: SupervisionOrder | No | None = fact(
        "责令改正", "Order to put it right; false: none was given."
    )
    papers: tuple[SupervisionPaper, ...] | None = fact(
        "收到的监督文书", "Papers received from a supervising body.", absence="none"
    )
    opinion: str | None = fact("监督意见", "What was advised.", personal=True, free_text=True)
    opinion_answered_on: Day = fact("意见答复日期", "Day the advice was answered.")
    result_published_on: Day = fact("结果公开日期", "Day the result was published.")
    rectification: str | None = fact(
        "整改事项", "What is to be put right, by id.", refers_to=("rectification",)
    )
    archived_on: Day = fact("归档日期", "Day the record was filed.")


class ComplaintKind(Labelled):
    """What a complaint is about."""

    VILLAGE_DISCLOSURE = "village_disclosure", "村务公开不及时或不真实"
    VILLAGE_AFFAIRS = "village_affairs", "其他村务"
    COLLECTIVE = "collective", "集体经济组织事务"
    ENFORCEMENT = "enforcement", "行政执法行为"
    OFFICIAL_CONDUCT = "official_conduct", "工作人员作风"
    VIOLATION = "violation", "举报违法行为"
    DISCLOSURE = "disclosure", "政府信息公开"
    SERVICE = "service", "政务服务"
    BUSINESS = "business", "营商环境"
    OTHER = "other", "其他投诉"


class ComplaintChannel(Labelled):
    """How a complaint came in."""

    HOTLINE = "hotline", "政务服务便民热线"
    PHONE = "phone", "电话"
    LETTER = "letter", "来信"
    VISIT = "visit", "来访"
    ONLINE = "online", "网络"
    ON_SITE = "on_site", "宣传活动现场"
    SUPERVISOR = "supervisor", "社会监督员"
    TRANSFERRED = "transferred", "上级转办"


@shape
class ComplaintTransfer(Part):
    """Handing a complaint to the body that has the power."""

    on: Day = fact("移交日期", "Day it was handed over.")
    organ: str | None = fact("受移交机关", "Body it was handed to.", free_text=True)
    complainant_told_on: Day = fact("告知移交日期", "Day the complainant was told.")


@shape
class Complaint(Record):
    """One complaint or report made to the township.  Days are calendar days."""

    type: ClassVar[str] = "complaint"

    received_on: Day = fact("收到日期", "Day it was received.")
    kind: ComplaintKind | None = fact("投诉类别", "What it is about.")
    channel: ComplaintChannel | None = fact("投诉渠道", "How it came in.")
    complainant: str | None = fact("投诉人", "Who complains.", personal=True)
    real_name: bool | None = fact("实名", "The complainant gave a name.")
    villager: bool | None = fact("投诉人系村民", "The complainant is a villager of the village.")
    content: str | None = fact("投诉内容", "What is complained of.", personal=True, free_text=True)
    subject: Subject | None = fact("投诉对象", "The record complained of.")
    event: str | PublicityEvent | No | None = fact(
        "收到投诉的宣传活动", "The event at which it was made.", refers_to=("publicity_event",)
    )
    petition: str | None = fact(
        "对应信访事项", "The petition it was handled as, by id.", refers_to=("petition",)
    )
    registered_on: Day = fact("登记日期", "Day it was registered.")
    within_power: bool | None = fact("属本机关职权", "The township has the power to handle it.")
    accepted: bool | None = fact("受理", "It was accepted.")
    accepted_on: Day = fact("受理决定日期", "Day that was decided.")
    acceptance_told_on: Day = fact("受理告知日期", "Day the complainant was told of it.")
    refusal_reason: str | None = fact(
        "不予受理理由", "Why it was not accepted.", personal=True, free_text=True
    )
    transfer: ComplaintTransfer | No | None = fact("移交办理", "Handing over to another body.")
    due_on: Day = fact("办理期限", "Last day to answer, as the file states it.", absence="none")
    extended_to: Day = fact("延长办理至", "Last day after extension.", absence="none")
    verified_on: Day = fact("调查核实日期", "Day it was verified; false: nobody did.")
    verification_noted: bool | None = fact("核实记录", "A note of the verification is on file.")
    handler_conflict: bool | None = fact("承办人为被投诉人", "The person complained of handled it.")
    upheld: bool | None = fact("投诉属实", "The complaint was found to be true.")
    order: SupervisionOrder | No | None = fact(
        "责令改正", "Order to publish or put right; false: none was given."
    )
    case: str | None = fact(
        "据此立案案件", "The case that was opened, by id.", refers_to=("enforcement_case",)
    )
    replied_on: Day = fact("答复日期", "Day the complainant was answered.")
    reply_written: bool | None = fact("书面答复", "The answer is in writing.")
    identity_disclosed: bool | None = fact(
        "泄露投诉人信息", "Who complained became known to the person complained of."
    )
    closed_on: Day = fact("办结日期", "Day it was closed.")
    archived_on: Day = fact("归档日期", "Day the file was archived.")
