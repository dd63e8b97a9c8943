"""Major administrative decisions (重大行政决策).

国务院令第713号 binds a township by reference only; 地方组织法 6 binds it directly.
"""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Part, Record, fact, shape
from fazhi_core.records.disclosure import Channel
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.village_meeting import VillageMatter

__all__ = [
    "AdviserOpinion",
    "DecisionChange",
    "DecisionDiscussion",
    "DecisionMatter",
    "DraftPublication",
    "ExpertReview",
    "FairCompetitionReview",
    "LandTitle",
    "MajorDecision",
    "OutsideScope",
    "Participation",
    "ParticipationKind",
    "RiskAssessment",
    "RiskResult",
    "VillagersMeeting",
]


class DecisionMatter(Labelled):
    """What is decided (国务院令第713号 art. 3)."""

    PLAN = "plan", "规划计划"
    POLICY = "policy", "公共政策"
    PROJECT = "project", "重大建设项目"
    FEES = "fees", "收费集资"
    LAND = "land", "土地"
    RESOURCE = "resource", "自然资源文化资源"
    OTHER = "other", "其他"


class OutsideScope(Labelled):
    """What the procedure for major decisions leaves out (国务院令第713号 art. 3)."""

    MACRO_CONTROL = "macro_control", "宏观调控"
    LAW_MAKING = "law_making", "政府立法"


@shape
class DraftPublication(Part):
    """The draft published for comment (国务院令第713号 art. 15).  Days are calendar days."""

    on: Day = fact("草案公布日期", "Day it was published.")
    until: Day = fact("征求意见截止日期", "Last day for comments.")
    channels: tuple[Channel, ...] | None = fact("公布渠道", "Where it was published.")
    shortened_reason: str | None = fact(
        "缩短期限理由",
        "Reason for a shorter period, published with the draft.",
        absence="none",
        free_text=True,
    )
    explanation: bool | None = fact("附有说明", "An explanation came with it.")
    how_to_comment: bool | None = fact("公布提意见方式", "The ways to comment were published.")
    comments_received: int | None = fact("收到意见数", "Comments that came in.", unit="comments")
    feedback_given: bool | None = fact("意见归纳反馈", "Comments were summarised and answered.")


class ParticipationKind(Labelled):
    """How the public took part (国务院令第713号 art. 14)."""

    COMMENTS = "comments", "公开征求意见"
    HEARING = "hearing", "听证会"
    MEETING = "meeting", "座谈会"
    SURVEY = "survey", "问卷调查"
    VISIT = "visit", "实地走访"
    WRITTEN = "written", "书面征求意见"
    POLL = "poll", "民意调查"


@shape
class Participation(Part):
    """One way in which the public took part."""

    kind: ParticipationKind | None = fact("参与方式", "How the public took part.")
    notified_on: Day = fact("通知日期", "Day participants were told.")
    materials_served_on: Day = fact("材料送达日期", "Day participants got the papers.")
    start: Day = fact("开始日期", "First day.")
    end: Day = fact("结束日期", "Last day.")
    attendees: int | None = fact("参加人数", "People who took part.", unit="people")
    record_signed: bool | None = fact("记录签字", "The participants signed the record.")


@shape
class VillagersMeeting(Part):
    """The meeting of those concerned in a village (村民委员会组织法)."""

    held_on: Day = fact("会议日期", "Day of the meeting.")
    kind: str | None = fact("会议类型", "Kind of meeting.", free_text=True)
    present: int | None = fact("到会人数", "People present.", unit="people")
    entitled: int | None = fact("应到人数", "People entitled to vote.", unit="people")
    agreed: int | None = fact("同意人数", "People who agreed.", unit="people")


@shape
class ExpertReview(Part):
    """The review by experts (国务院令第713号 art. 19 to 21)."""

    held_on: Day = fact("论证日期", "Day of the review.")
    required: bool | None = fact("应当论证", "The matter is technical and needs a review.")
    experts: int | None = fact("专家人数", "Experts who took part.", unit="people")
    conflict_checked: bool | None = fact(
        "利害关系审查", "It was made sure that no expert has a direct interest."
    )
    opinion_signed: bool | None = fact("书面意见签名", "The opinions are written and signed.")


class RiskResult(Labelled):
    """What the risk assessment found."""

    LOW = "low", "低风险"
    MEDIUM = "medium", "中风险"
    HIGH = "high", "高风险"
    UNCONTROLLABLE = "uncontrollable", "不可控"


@shape
class RiskAssessment(Part):
    """The assessment of risk to stability or safety (国务院令第713号 art. 22 to 24)."""

    required: bool | None = fact("应当评估", "The decision may touch stability or safety.")
    on: Day = fact("评估日期", "Day of the assessment.")
    result: RiskResult | None = fact("评估结果", "What it found.")
    report: bool | None = fact("评估报告", "There is a report with measures.")
    redone_on: Day = fact("重新评估日期", "Day it was repeated after changes of the draft.")
    equivalent: bool | None = fact(
        "已有同类评估", "An assessment under other rules takes its place.", absence="none"
    )


@shape
class FairCompetitionReview(Part):
    """The fair-competition review (公平竞争审查条例, in force since 2024-08-01)."""

    required: bool | None = fact("应当审查", "Economic activity of businesses is touched.")
    on: Day = fact("公平竞争审查日期", "Day of the review.")
    passed: bool | None = fact("审查通过", "The review was passed.")
    exception_end: Day = fact("例外适用期限", "Last day of an exception.", absence="none")


@shape
class DecisionDiscussion(Part):
    """The collective discussion (国务院令第713号 art. 30, 地方组织法 6)."""

    held_on: Day = fact("讨论日期", "Day of the meeting.")
    body: str | None = fact("讨论会议", "Meeting that discussed.", free_text=True)
    attendees: int | None = fact("出席人数", "People present.", unit="people")
    quorum: bool | None = fact("达到法定人数", "Enough members were present.")
    head_spoke_last: bool | None = fact("主要负责人末位表态", "The head spoke last.")
    dissent_voiced: bool | None = fact("有不同意见", "Somebody was of another opinion.")
    dissent_recorded: bool | None = fact("不同意见记录", "Other opinions were recorded.")
    minutes: bool | None = fact("会议纪要", "There are minutes.")
    papers_complete: bool | None = fact("上会材料齐全", "The papers were complete.")


@shape
class AdviserOpinion(Part):
    """The opinion of the legal adviser."""

    on: Day = fact("顾问意见日期", "Day of the opinion.")
    lawful: bool | None = fact("认为合法", "The adviser found it lawful.")
    adopted: bool | None = fact("采纳", "The opinion was followed.")


@shape
class DecisionChange(Part):
    """A change or a stop of the decision (国务院令第713号 art. 37)."""

    on: Day = fact("调整日期", "Day of the change.")
    procedure_followed: bool | None = fact("履行调整程序", "The procedure was followed.")
    suspended_only: bool | None = fact(
        "紧急中止", "The head only suspended it in urgency.", absence="none"
    )


@shape
class LandTitle(Part):
    """A decision on who has title to land or forest (土地管理法 14, 森林法 22)."""

    individual_party: bool | None = fact("涉及个人", "An individual is a party.")
    forest: bool | None = fact("林木林地", "It is about forest.")
    written: bool | None = fact("书面处理决定", "The decision is in writing.")
    served_on: Day = fact("处理决定送达日期", "Day it was served.")
    litigation_days: int | None = fact("载明起诉期限", "Term to sue that it states.", unit="days")
    rights_obtained: bool | None = fact(
        "涉及已取得权利", "It touches rights that were already obtained."
    )
    reconsideration_first_stated: bool | None = fact(
        "载明复议前置", "It says that reconsideration comes first."
    )
    status_quo_kept: bool | None = fact("维持现状", "Use was not changed before the decision.")


@shape
class MajorDecision(Record):
    """One major decision.  Days are calendar days."""

    type: ClassVar[str] = "major_decision"

    title: str | None = fact("决策名称", "Title of the decision.", free_text=True)
    document_no: str | None = fact("文号", "Number of the document.")
    matter: DecisionMatter | None = fact("决策事项类别", "What is decided.")
    listed: bool | None = fact("列入决策目录", "It stands in the catalogue of decisions.")
    procedure_basis: str | None = fact(
        "适用程序依据", "Rules whose procedure is followed.", free_text=True
    )
    emergency: bool | None = fact("突发事件应急", "It answers an emergency.", absence="none")
    other_law_procedure: bool | None = fact(
        "另有法定程序", "Another statute sets its procedure.", absence="none"
    )
    outside_scope: OutsideScope | None = fact(
        "不适用程序事项", "The procedure does not cover such matters.", absence="none"
    )
    secret: bool | None = fact("依法不公开", "It lawfully stays closed.", absence="none")
    affects_public: bool | None = fact("涉及公众利益", "It touches the public.")
    affects_business: bool | None = fact("涉及经营主体", "It touches business activity.")
    business_consulted: bool | None = fact("听取经营主体意见", "Businesses were heard.")
    affects_group: bool | None = fact("涉及特定群体", "It touches a specific group.")
    group_consulted: bool | None = fact("与特定群体沟通", "The group was consulted.")
    started_on: Day = fact("启动日期", "Day the procedure was started.")
    lead_unit: str | No | None = fact(
        "承办单位", "Unit in charge; false: none was named.", free_text=True
    )
    draft_published: DraftPublication | No | None = fact(
        "草案公布", "Publication of the draft; false: it was not published."
    )
    participation: tuple[Participation, ...] | None = fact("公众参与", "How the public took part.")
    village_matters: tuple[VillageMatter, ...] | None = fact(
        "涉及村民决定事项", "Matters in it that are for the villagers to decide; empty: none."
    )
    villagers_meeting: VillagersMeeting | No | None = fact("村民会议", "Meeting of villagers.")
    expert_review: ExpertReview | No | None = fact("专家论证", "Review by experts.")
    risk_assessment: RiskAssessment | No | None = fact("风险评估", "Assessment of risk.")
    fair_competition_review: FairCompetitionReview | No | None = fact(
        "公平竞争审查", "Fair-competition review."
    )
    has_adviser: bool | None = fact("聘有法律顾问", "The agency has a legal adviser.")
    adviser_opinion: AdviserOpinion | No | None = fact(
        "法律顾问意见", "Opinion of the legal adviser."
    )
    review: str | LegalReview | No | None = fact(
        "合法性审查", "Legality review, by id or inline.", refers_to=("legal_review",)
    )
    exploratory: bool | None = fact(
        "探索性改革", "A reform for which no clear rule exists.", absence="none"
    )
    discussion: DecisionDiscussion | No | None = fact("集体讨论", "Collective discussion.")
    party_report_on: Day = fact("向党委请示报告日期", "Day of the report to the Party committee.")
    congress_matter: bool | None = fact(
        "须经人大决定", "It is for the people's congress (budget, accounts, plans, projects)."
    )
    congress_resolution_on: Day = fact("人大决议日期", "Day of the people's congress resolution.")
    decided_on: Day = fact("决定日期", "Day of the decision.")
    published_on: Day = fact("公布日期", "Day it was published; false: it was not.")
    channels: tuple[Channel, ...] | None = fact("公布渠道", "Where it was published.")
    executed_on: Day = fact("开始执行日期", "Day its execution began.")
    archived_on: Day = fact("归档日期", "Day the papers were archived.")
    archive_complete: bool | None = fact("归档材料齐全", "Every step is in the file.")
    changed: DecisionChange | No | None = fact(
        "决策调整", "Change or stop of the decision, if any.", absence="none"
    )
    evaluated_on: Day = fact("决策后评估日期", "Day of the evaluation afterwards.")
    objections_many: bool | None = fact("异议较多", "There were many objections to it.")
    land_title: LandTitle | No | None = fact("权属争议处理", "Title to land or forest.")
