"""Mediation of disputes (矛盾调解): committees, mediators and cases.

Refusing mediation is a right of the parties.  A refusal stands in a case only so that nobody
mediates on after it (人民调解法 17).
"""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Money, No, Part, Record, fact, shape
from fazhi_core.records.mediation_agreement import (
    ApplicationForm,
    JudicialConfirmation,
    MediationAgreement,
    MediationPaper,
    NamedRemedy,
    PublicOrderCase,
)
from fazhi_core.records.mediation_land import TitleDispute

__all__ = [
    "CaseMediator",
    "CommitteeElector",
    "CommitteeKind",
    "DisputeNature",
    "MediatingBody",
    "MediationCase",
    "MediationCommittee",
    "MediationKind",
    "MediationParty",
    "MediationReferrer",
    "MediationResult",
    "MediationSession",
    "MediationSource",
    "Mediator",
    "MediatorChoice",
    "MediatorMisconduct",
    "MediatorPosition",
    "MediatorTraining",
    "MisconductAction",
    "MisconductKind",
]


class CommitteeKind(Labelled):
    """Who set the committee up (人民调解法 8, 34)."""

    VILLAGE = "village", "村人民调解委员会"
    RESIDENTS = "residents", "社区人民调解委员会"
    TOWNSHIP = "township", "乡镇人民调解委员会"
    ENTERPRISE = "enterprise", "企事业单位人民调解委员会"
    SPECIALISED = "specialised", "行业性专业性人民调解委员会"


class CommitteeElector(Labelled):
    """Who chose the members (人民调解法 9)."""

    VILLAGE_MEETING = "village_meeting", "村民会议"
    VILLAGE_REPRESENTATIVES = "village_representatives", "村民代表会议"
    RESIDENTS_MEETING = "residents_meeting", "居民会议"
    STAFF_MEETING = "staff_meeting", "职工大会或职工代表大会"
    ESTABLISHING_BODY = "establishing_body", "设立单位聘任"
    OTHER = "other", "其他"


@shape
class MediationCommittee(Record):
    """A people's mediation committee (人民调解法 7 to 12, 34)."""

    type: ClassVar[str] = "mediation_committee"

    name: str | None = fact("委员会名称", "Name of the committee.", free_text=True)
    village: str | None = fact("所在村", "Name or code of the village, where it is a village's.")
    kind: CommitteeKind | None = fact("委员会类别", "Who set it up.")
    established_on: Day = fact("设立日期", "Day it was set up.")
    founding_document_no: str | None = fact("设立文号", "Number of the founding document.")
    founding_basis_named: bool | None = fact(
        "写明设立依据", "The founding document names the article it rests on."
    )
    elected_on: Day = fact("推选日期", "Day the members were chosen.")
    elected_by: CommitteeElector | None = fact("推选主体", "Who chose the members.")
    term_until: Day = fact("任期届满日期", "Last day of the term; the law says three years.")
    members: int | None = fact("委员人数", "Number of members.", unit="people")
    chairs: int | None = fact("主任人数", "Number of chairs.", unit="people")
    women: int | None = fact("妇女委员人数", "Women among the members.", unit="people")
    multi_ethnic_area: bool | None = fact("多民族居住地区", "Several peoples live in the area.")
    minority_members: int | None = fact(
        "人数较少民族委员人数", "Members from peoples with fewer inhabitants.", unit="people"
    )
    changed_on: Day = fact("组成变动日期", "Day the membership last changed.")
    reported_on: Day = fact("报告司法行政机关日期", "Day county justice was told of the members.")
    court_told_on: Day = fact("通报法院日期", "Day the local court was told of the members.")
    premises: bool | None = fact("有办公条件", "The village provides premises.")
    funds: bool | None = fact("有工作经费", "The village provides the necessary funds.")
    systems_set: bool | None = fact("建立工作制度", "It has rules of work of its own.")
    guidance_on: Day = fact("业务指导日期", "Last day it was guided by the justice office.")
    dissolved_on: Day = fact("撤销日期", "Day it ceased to exist.", absence="none")


class MediatorPosition(Labelled):
    """How a mediator serves (人民调解法 13)."""

    CHAIR = "chair", "主任"
    DEPUTY_CHAIR = "deputy_chair", "副主任"
    MEMBER = "member", "委员"
    APPOINTED = "appointed", "聘任调解员"


class MisconductKind(Labelled):
    """What a mediator must not do (人民调解法 15)."""

    BIAS = "bias", "偏袒一方当事人"
    INSULT = "insult", "侮辱当事人"
    BRIBE = "bribe", "索取收受财物或牟取不正当利益"
    LEAK = "leak", "泄露隐私或商业秘密"


class MisconductAction(Labelled):
    """What was done about it (人民调解法 15)."""

    CRITICISM = "criticism", "批评教育"
    CORRECTION = "correction", "责令改正"
    DISMISSAL = "dismissal", "罢免"
    TERMINATION = "termination", "解聘"


@shape
class MediatorMisconduct(Part):
    """A complaint about a mediator that was found true."""

    kind: MisconductKind | None = fact("违纪类型", "What was found.")
    upheld_on: Day = fact("查实日期", "Day it was found true.")
    action: MisconductAction | None = fact("处理方式", "What was done about it.")
    action_on: Day = fact("处理日期", "Day it was done.")


@shape
class MediatorTraining(Part):
    """One training of a mediator (人民调解法 14)."""

    on: Day = fact("培训日期", "Day of the training.")
    hours: int | None = fact("培训学时", "Hours of training.", unit="hours")
    organiser: str | None = fact("培训组织单位", "Who held it.", free_text=True)


@shape
class Mediator(Record):
    """A people's mediator (人民调解法 13 to 16)."""

    type: ClassVar[str] = "mediator"

    name: str | None = fact("姓名", "Name of the mediator.", personal=True)
    certificate_no: str | None = fact("调解员证号", "Number of the card.", personal=True)
    committee: str | MediationCommittee | No | None = fact(
        "所属委员会", "The committee; false: none.", refers_to=("mediation_committee",)
    )
    position: MediatorPosition | None = fact("职务", "How the mediator serves.")
    full_time: bool | None = fact("专职", "Works as a mediator only.")
    adult: bool | None = fact("成年公民", "Is of age.")
    qualified: bool | None = fact(
        "具备任职条件", "Fair, willing, with enough schooling and knowledge of policy and law."
    )
    legal_background: bool | None = fact("有法律专业背景", "Has training or practice in law.")
    appointed_on: Day = fact("任职日期", "Day of election or appointment.")
    until: Day = fact("任期至", "Last day of the term.")
    left_on: Day = fact("离任日期", "Day the mediator left; false: still serves.", absence="none")
    trainings: tuple[MediatorTraining, ...] | None = fact("业务培训", "Trainings attended.")
    allowance_paid: bool | None = fact("发放误工补贴", "The allowance for lost time is paid.")
    misconduct: tuple[MediatorMisconduct, ...] | None = fact(
        "查实的违纪行为", "Complaints that were found true."
    )


class MediationKind(Labelled):
    """Under which law a case is mediated."""

    PEOPLE = "people", "人民调解"
    ADMINISTRATIVE = "administrative", "行政调解"
    LAND_CONTRACT = "land_contract", "农村土地承包调解"


class MediatingBody(Labelled):
    """Who mediates a dispute over a land contract, or what is no people's mediation."""

    TOWNSHIP = "township", "乡镇人民政府"
    VILLAGE_COMMITTEE = "village_committee", "村民委员会"
    OTHER = "other", "其他机关或组织"


class DisputeNature(Labelled):
    """Between whom the dispute lies; the remedies to be named differ."""

    CIVIL = "civil", "民事纠纷"
    ADMINISTRATIVE = "administrative", "行政争议"
    COLLECTIVE_ORGANISATION = "collective_organisation", "集体经济组织内部纠纷"


class MediationSource(Labelled):
    """How the case came (人民调解法 17, 18)."""

    APPLICATION = "application", "当事人申请"
    INITIATIVE = "initiative", "主动调解"
    REFERRAL = "referral", "移送委托"


class MediationReferrer(Labelled):
    """Who handed the case to mediation (人民调解法 18)."""

    POLICE = "police", "公安机关"
    COURT = "court", "人民法院"
    PETITION_OFFICE = "petition_office", "信访部门"
    GOVERNMENT = "government", "政府部门"
    OTHER = "other", "其他"


class MediationResult(Labelled):
    """How the case ended."""

    AGREED = "agreed", "达成协议"
    FAILED = "failed", "调解不成"
    REFUSED = "refused", "当事人拒绝调解"
    WITHDRAWN = "withdrawn", "撤回申请"


@shape
class MediationParty(Part):
    """One party; each must take part of its own will (人民调解法 3)."""

    name: str | None = fact("当事人", "Name of the party.", personal=True)
    consent_on: Day = fact("同意调解日期", "Day the party agreed to mediation.")
    refused_on: Day = fact("拒绝调解日期", "Day the party refused, as is its right.")
    agent: str | None = fact("代理人", "Who acts for the party.", personal=True)
    agent_authorised: bool | None = fact("有授权委托书", "The agent's authority is on file.")
    identity_checked: bool | None = fact("核对身份", "The party's identity was checked.")


class MediatorChoice(Labelled):
    """How a mediator came to the case (人民调解法 19)."""

    ASSIGNED = "assigned", "委员会指定"
    CHOSEN = "chosen", "当事人选择"


@shape
class CaseMediator(Part):
    """A mediator in one case."""

    name: str | None = fact("调解员", "Name of the mediator.", personal=True)
    mediator: str | Mediator | No | None = fact(
        "调解员编号", "Record of the mediator.", refers_to=("mediator",)
    )
    qualified: bool | None = fact("具备资格", "Is a member of or appointed by the committee.")
    recused: bool | None = fact("回避", "Stepped aside.")
    conflict: bool | None = fact("有利害关系", "Has a stake in the matter or is close to a party.")
    choice: MediatorChoice | None = fact("确定方式", "How the mediator came to the case.")
    accepted: bool | None = fact("当事人接受", "The parties accepted the mediator.")


@shape
class MediationSession(Part):
    """One session (人民调解法 21 to 27)."""

    on: Day = fact("调解日期", "Day of the session.")
    record: bool | None = fact("有调解笔录", "Notes were made.")
    public: bool | None = fact("公开进行", "It was open to others.")
    both_heard: bool | None = fact("听取双方陈述", "Both sides were heard.")


@shape
class MediationCase(Record):
    """One mediation.  Days are calendar days; no statute sets a term for people's mediation."""

    type: ClassVar[str] = "mediation_case"

    case_no: str | None = fact("案号", "Number of the case.")
    kind: MediationKind | None = fact("调解类别", "Under which law it is mediated.")
    committee: str | MediationCommittee | No | None = fact(
        "调解委员会", "The committee that mediates.", refers_to=("mediation_committee",)
    )
    mediated_by: MediatingBody | None = fact(
        "调解主体", "Who mediates, where it is no people's mediation."
    )
    dispute: str | None = fact("纠纷类型", "What the dispute is about.", free_text=True)
    nature: DisputeNature | None = fact("纠纷性质", "Between whom the dispute lies.")
    major: bool | None = fact("重大疑难", "The dispute is major or hard.")
    parties: tuple[MediationParty, ...] | None = fact("当事人情况", "The parties.")
    requested_on: Day = fact("申请日期", "Day a party asked for mediation.")
    request_form: ApplicationForm | None = fact("申请形式", "How it was asked for.")
    oral_request_recorded: bool | None = fact("口头申请已记录", "The oral request was noted.")
    accepted_on: Day = fact("受理日期", "Day the case was taken up.")
    source: MediationSource | None = fact("案件来源", "How the case came.")
    referred_by: MediationReferrer | None = fact("移送单位", "Who handed it over.")
    referral_notice_on: Day = fact(
        "移送告知日期", "Day the court or police told the parties of it."
    )
    rights_told_on: Day = fact("权利义务告知日期", "Day the parties were told rights and duties.")
    mediators: tuple[CaseMediator, ...] | None = fact("调解员情况", "Who mediated.")
    invited_others: bool | None = fact("邀请他人参与", "Others were invited to take part.")
    invitees_agreed: bool | None = fact("邀请经当事人同意", "The parties agreed to the guests.")
    legal_adviser_joined: bool | None = fact("法律顾问参与", "A legal adviser took part.")
    closed_session_asked: bool | None = fact("要求不公开", "A party asked for closed sessions.")
    sessions: tuple[MediationSession, ...] | None = fact("调解经过", "The sessions.")
    escalation_risk: bool | None = fact("可能激化", "The dispute might sharpen.")
    prevention_on: Day = fact("预防措施日期", "Day something was done to prevent that.")
    offence_possible: bool | None = fact(
        "可能引起治安或刑事案件",
        "A public-order or criminal case might come of it; nobody is asked to look for one.",
        absence="none",
    )
    reported_on: Day = fact("报告有关部门日期", "Day the police or another office was told.")
    extension_agreed_on: Day = fact(
        "同意延长日期", "Day the parties agreed to go on longer.", absence="none"
    )
    ended_on: Day = fact("结束日期", "Day the mediation ended.")
    result: MediationResult | None = fact("调解结果", "How it ended.")
    agreement: MediationAgreement | No | None = fact("调解协议", "The agreement, if any.")
    confirmation: JudicialConfirmation | No | None = fact(
        "司法确认", "Confirmation by the court, a right of the parties."
    )
    fee_charged: Money = fact("收取费用", "What the parties were charged.", unit="yuan")
    favours_taken: bool | None = fact("收受财物宴请", "A gift or a meal was taken.")
    remedies_told_on: Day = fact(
        "告知其他途径日期", "Day the parties were told of arbitration, office or court."
    )
    remedies_named: tuple[NamedRemedy, ...] | None = fact("告知的途径", "The remedies named.")
    legal_aid_matter: bool | None = fact("属法律援助事项", "Legal aid could be asked for.")
    abuse_claimed: bool | None = fact(
        "涉及家庭暴力虐待遗弃",
        "A party says that it suffered violence at home, abuse or desertion.",
        personal=True,
    )
    legal_aid_told_on: Day = fact("告知法律援助日期", "Day the parties were told of legal aid.")
    public_order: PublicOrderCase | No | None = fact(
        "关联治安案件",
        "The police case that the mediation concerns; nobody is asked to look for one.",
        absence="none",
    )
    compensation_dispute: bool | None = fact(
        "征收补偿纠纷",
        "It is about compensation for expropriated land, which is not arbitrated.",
        absence="none",
    )
    title_dispute: TitleDispute | No | None = fact(
        "权属争议", "The dispute over title to land or forest, if it is one."
    )
    followed_up_on: Day = fact("回访日期", "Day it was asked whether the agreement is kept.")
    parties_made_public: bool | None = fact(
        "公开当事人信息", "Names or privacy of the parties were made public."
    )
    papers: tuple[MediationPaper, ...] | None = fact(
        "卷内材料", "The papers in the file, all of them."
    )
    archived_on: Day = fact("归档日期", "Day the file was archived.")
