"""How a township organises its rule-of-law work (组织领导): groups, plans and assessment."""

from decimal import Decimal
from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Money, No, Part, Record, fact, shape
from fazhi_core.records.organisation_people import LegalAdviser, Officer

__all__ = [
    "Assessment",
    "AssessmentIndicator",
    "AssessmentKind",
    "GroupHead",
    "GroupMeeting",
    "GroupOffice",
    "GroupRole",
    "LeaderPost",
    "LeaderStatement",
    "LeadershipGroup",
    "LegalAdviser",
    "MeasureStatus",
    "Officer",
    "PlanKind",
    "PlanMeasure",
    "SupervisionPaper",
    "SupervisionPaperKind",
    "WorkPlan",
]


class GroupRole(Labelled):
    """Role in a leading group."""

    HEAD = "head", "组长"
    DEPUTY = "deputy", "副组长"
    MEMBER = "member", "成员"


@shape
class GroupHead(Part):
    """One person in the group."""

    name: str | None = fact("姓名", "Name of the person.", personal=True)
    post: str | None = fact("职务", "Post of the person.", free_text=True)
    role: GroupRole | None = fact("组内角色", "Role in the group.")


@shape
class GroupOffice(Part):
    """The office that does the group's daily work."""

    unit: str | None = fact("办公室所在单位", "Unit that houses the office.", free_text=True)
    chief: str | None = fact("办公室主任", "Who leads the office.", personal=True)
    contact: str | None = fact("联络方式", "How to reach it.", personal=True, free_text=True)


@shape
class GroupMeeting(Part):
    """One meeting of the group."""

    on: Day = fact("会议日期", "Day of the meeting.")
    minutes: bool | None = fact("有会议记录", "Minutes were kept.")
    topics: tuple[str, ...] | None = fact("议题", "What was dealt with.", free_text=True)


class SupervisionPaperKind(Labelled):
    """Papers of enforcement supervision (行政执法监督条例)."""

    NOTICE = "notice", "通知书"
    OPINION = "opinion", "意见书"
    DECISION = "decision", "决定书"


@shape
class SupervisionPaper(Part):
    """A supervision paper and the answer due in the term that the paper sets."""

    kind: SupervisionPaperKind | None = fact("监督文书", "Kind of paper.")
    document_no: str | None = fact("监督文书文号", "Number of the paper.")
    received_on: Day = fact("监督文书收到日期", "Day it came in.")
    due_on: Day = fact("回复期限", "Last day for the answer, as the paper sets it.")
    replied_on: Day = fact("回复日期", "Day of the answer.")


@shape
class LeadershipGroup(Record):
    """The group that leads rule-of-law work; no statute prescribes it.

    Such a group decides nothing outwards: it issues no normative documents in its own name.
    """

    type: ClassVar[str] = "leadership_group"

    established_on: Day = fact("成立日期", "Day it was set up.")
    document_no: str | None = fact("成立文号", "Number of the document that set it up.")
    year: int | None = fact("年度", "Year the record is about.")
    heads: tuple[GroupHead, ...] | None = fact("领导成员", "Head, deputies and members by name.")
    units: tuple[str, ...] | None = fact("成员单位", "Units that belong to it.", free_text=True)
    office: GroupOffice | No | None = fact("领导小组办公室", "Office of the group; false: none.")
    duties: str | None = fact("工作职责", "What the group is to do.", free_text=True)
    meetings: tuple[GroupMeeting, ...] | None = fact("会议情况", "Meetings held.")
    adjusted_on: Day = fact("调整日期", "Last day its membership was changed.")
    police_station_member: bool | None = fact("派出所参加", "The police station belongs to it.")
    justice_office_assists: bool | None = fact(
        "司法所协助执法监督", "The justice office assists in enforcement supervision."
    )
    supervision_papers: tuple[SupervisionPaper, ...] | None = fact(
        "收到的监督文书", "Papers of the county's enforcement supervision."
    )
    complaint_channel: bool | None = fact("设投诉举报渠道", "Complaints can be made somewhere.")
    publication_system: bool | None = fact(
        "行政执法公示制度", "Disclosure of enforcement is set up."
    )
    recording_system: bool | None = fact("执法全过程记录制度", "Recording is set up.")
    review_system: bool | None = fact("重大执法决定法制审核制度", "Legality review is set up.")
    mediation_system: bool | None = fact(
        "矛盾纠纷调处制度", "Mediation by the township is regulated, with forms and terms."
    )
    safety_unit: bool | None = fact("明确安全监管机构", "A unit for work safety is designated.")
    petition_unit: bool | None = fact("明确信访机构或人员", "Somebody answers for petitions.")
    village_disclosure_unit: bool | None = fact(
        "明确村务公开责任人", "Somebody answers for village disclosure."
    )
    funds: Money = fact("工作经费", "Money set aside for the year.", unit="yuan")
    staff: int | None = fact("专职人员数", "People set aside for the work.", unit="people")


class PlanKind(Labelled):
    """What kind of plan."""

    YEARLY = "yearly", "年度工作计划"
    MULTI_YEAR = "multi_year", "多年规划"
    ACTION = "action", "专项行动计划"
    DEVELOPMENT = "development", "经济社会发展总体规划"


class MeasureStatus(Labelled):
    """How far a measure has got."""

    NOT_STARTED = "not_started", "未启动"
    UNDER_WAY = "under_way", "进行中"
    DONE = "done", "已完成"
    DROPPED = "dropped", "已取消"


@shape
class PlanMeasure(Part):
    """One measure of a plan, with who does it and by when."""

    title: str | None = fact("任务", "What is to be done.", free_text=True)
    unit: str | None = fact("责任单位", "Unit that does it.", free_text=True)
    due_on: Day = fact("完成期限", "Last day for it.")
    done_on: Day = fact("完成日期", "Day it was done.")
    status: MeasureStatus | None = fact("任务进度", "How far it has got.")
    rectification: str | None = fact(
        "对应整改事项", "The shortcoming it puts right.", refers_to=("rectification",)
    )


@shape
class WorkPlan(Record):
    """A plan for rule-of-law work (法治政府建设实施纲要 2021 to 2025)."""

    type: ClassVar[str] = "work_plan"

    year: int | None = fact("年度", "Year of the plan, the first where there are several.")
    kind: PlanKind | None = fact("计划类别", "What kind of plan.")
    title: str | None = fact("计划名称", "Title of the plan.", free_text=True)
    document_no: str | None = fact("发文字号", "Number of the document.")
    adopted_on: Day = fact("审议通过日期", "Day it was adopted.")
    adopted_by: str | None = fact("审议机构", "Body that adopted it.", free_text=True)
    issued_on: Day = fact("印发日期", "Day it was issued.")
    period_start: Day = fact("计划期起", "First day it covers.")
    period_end: Day = fact("计划期止", "Last day it covers.")
    includes_rule_of_law: bool | None = fact(
        "纳入法治建设内容", "The plan holds an item on rule-of-law work."
    )
    measures: tuple[PlanMeasure, ...] | None = fact("任务分解", "What is to be done.")
    funds: Money = fact("经费安排", "Money set aside.", unit="yuan")
    fine_targets: bool | None = fact("设罚没指标", "It sets a target for fines or confiscations.")
    published_on: Day = fact("公布日期", "Day it was published.")
    reviewed_on: Day = fact("执行情况检查日期", "Last day its progress was looked at.")
    reported_on: Day = fact("执行情况报告日期", "Day its progress was reported.")


class AssessmentKind(Labelled):
    """What is assessed."""

    RULE_OF_LAW = "rule_of_law", "法治建设考核"
    LEADER_REPORT = "leader_report", "年度述法"
    ENFORCEMENT = "enforcement", "行政执法评议考核"
    DISCLOSURE = "disclosure", "政务公开考核"
    TRAINING = "training", "法治培训考核"
    VILLAGE_GUIDANCE = "village_guidance", "村务公开指导检查"
    OTHER = "other", "其他考核"


class LeaderPost(Labelled):
    """Post of a leader who reports."""

    PARTY_SECRETARY = "party_secretary", "党委书记"
    MAYOR = "mayor", "镇长"
    OTHER_LEADER = "other_leader", "其他班子成员"


@shape
class AssessmentIndicator(Part):
    """One item of an assessment."""

    title: str | None = fact("指标", "What is assessed.", free_text=True)
    weight: Decimal | None = fact("权重", "Points it can bring.", unit="points")
    score: Decimal | None = fact("得分", "Points it brought.", unit="points")


@shape
class LeaderStatement(Part):
    """A leader reports on the rule of law (法治宣传教育法 2025 art. 38)."""

    post: LeaderPost | None = fact("述法人职务", "Post of the leader.")
    on: Day = fact("述法日期", "Day of the report.")
    covers_study: bool | None = fact("述学法情况", "It covers the study of law.")
    covers_use: bool | None = fact("述用法情况", "It covers the use of law.")
    written: bool | None = fact("书面述法", "It is in writing.")


@shape
class Assessment(Record):
    """One assessment, usually for one year."""

    type: ClassVar[str] = "assessment"

    year: int | None = fact("考核年度", "Year assessed.")
    kind: AssessmentKind | None = fact("考核类别", "What is assessed.")
    assessor: str | None = fact("考核主体", "Body that assesses.", free_text=True)
    scheme_no: str | None = fact("考核方案文号", "Number of the scheme.")
    held_on: Day = fact("考核日期", "Day of the assessment.")
    statements: tuple[LeaderStatement, ...] | None = fact("领导述法", "Reports of leaders.")
    year_end_review_on: Day = fact("年终述职日期", "Day of the year-end review of leaders.")
    indicators: tuple[AssessmentIndicator, ...] | None = fact("考核指标", "Items assessed.")
    in_overall_assessment: bool | None = fact(
        "纳入综合考核", "Rule-of-law work is an item of the overall assessment."
    )
    fine_quota: bool | None = fact(
        "与罚没挂钩", "It counts the number or the amount of fines (行政处罚法 74)."
    )
    training_results_used: bool | None = fact("使用培训成绩", "Results of training count in it.")
    fair_competition_included: bool | None = fact("含公平竞争审查", "Fair competition is an item.")
    villages_checked: int | None = fact("检查村数", "Villages guided or checked.", unit="villages")
    result: str | None = fact("考核结果", "Result of the assessment.", free_text=True)
    result_used: bool | None = fact("结果运用", "The result counts for rewards or posts.")
    published_on: Day = fact("结果公布日期", "Day the result was published.")
