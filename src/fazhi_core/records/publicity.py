"""How the law is explained to the public (普法宣传): plans and events."""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Part, Record, fact, shape

__all__ = [
    "EventKind",
    "Occasion",
    "PlanPeriod",
    "PlannedEvent",
    "PublicityAudience",
    "PublicityEvent",
    "PublicityPlan",
    "PublicityPlanKind",
]


class PublicityPlanKind(Labelled):
    """How long a plan runs."""

    FIVE_YEAR = "five_year", "五年规划"
    YEARLY = "yearly", "年度计划"


class PlanPeriod(Labelled):
    """Which national five-year plan a record names, rightly or not."""

    SIXTH = "sixth", "六五普法"
    SEVENTH = "seventh", "七五普法"
    EIGHTH = "eighth", "八五普法"
    NINTH = "ninth", "九五普法"
    OTHER = "other", "其他时期"


class EventKind(Labelled):
    """In what form the law is explained."""

    RALLY = "rally", "集会宣传"
    LECTURE = "lecture", "法治讲座"
    CASE_LECTURE = "case_lecture", "以案说法"
    LED = "led", "电子屏"
    BROADCAST = "broadcast", "广播"
    WECHAT = "wechat", "微信公众号"
    ONLINE_GROUP = "online_group", "线上工作群"
    CONSULTATION = "consultation", "法律咨询"


class Occasion(Labelled):
    """The day or week that an event is held for."""

    CONSTITUTION = "constitution", "国家宪法日"
    NATIONAL_SECURITY = "national_security", "全民国家安全教育日"
    ENVIRONMENT = "environment", "环境日"
    ECOLOGY = "ecology", "全国生态日"
    ETHNIC_UNITY = "ethnic_unity", "民族团结进步宣传周"
    OTHER = "other", "其他节点"
    NONE = "none", "日常宣传"


class PublicityAudience(Labelled):
    """To whom the law is explained."""

    VILLAGERS = "villagers", "村民"
    VILLAGE_CADRES = "village_cadres", "村干部"
    STUDENTS = "students", "学生"
    ENTERPRISES = "enterprises", "企业及经营者"
    STAFF = "staff", "机关工作人员"
    PARTIES = "parties", "执法相对人"
    PUBLIC = "public", "社会公众"


@shape
class PlannedEvent(Part):
    """One event that a plan announces, and whose task it is."""

    due_on: Day = fact("计划日期", "Day by which the event is to be held.")
    kind: EventKind | None = fact("宣传形式", "Form of the event.")
    occasion: Occasion | None = fact("宣传节点", "Day or week it is held for.")
    audience: PublicityAudience | None = fact("宣传对象", "To whom the law is explained.")
    topic: str | None = fact("宣传主题", "Topic of the event.", free_text=True)
    unit: str | None = fact("责任单位", "Unit that is to hold it.", free_text=True)


@shape
class PublicityPlan(Record):
    """A plan for one year or for five (法治宣传教育法 6, 9).  Days are calendar days."""

    type: ClassVar[str] = "publicity_plan"

    kind: PublicityPlanKind | None = fact("计划类别", "Whether it runs one year or five.")
    year: int | None = fact("计划年度", "Calendar year planned.", unit="year")
    period: PlanPeriod | None = fact(
        "普法规划时期", "National five-year plan that it names.", absence="none"
    )
    starts_on: Day = fact("起始日期", "First day that the plan covers.")
    ends_on: Day = fact("截止日期", "Last day that the plan covers.")
    title: str | None = fact("计划标题", "Title of the plan.", personal=True, free_text=True)
    document_no: str | None = fact("发文字号", "Number of the document that sets the plan.")
    issued_on: Day = fact("印发日期", "Day the plan was issued.")
    published_on: Day = fact("公开日期", "Day the plan was published.")
    responsibility_list: bool | None = fact(
        "普法责任清单", "A list says which unit explains which laws."
    )
    responsibility_listed_on: Day = fact("责任清单日期", "Day of that list.")
    villages_included: bool | None = fact(
        "包括村级宣传", "The plan supports village committees in explaining the law."
    )
    events: tuple[PlannedEvent, ...] | None = fact("宣传安排", "The events announced.")
    reviewed_on: Day = fact("检查评估日期", "Day the carrying out of the plan was reviewed.")


@shape
class PublicityEvent(Record):
    """One event or one item of publicity.  Days are calendar days."""

    type: ClassVar[str] = "publicity_event"

    on: Day = fact("活动日期", "Day of the event, or first day of a display.")
    ended_on: Day = fact("结束日期", "Last day, where the event takes several.", absence="none")
    kind: EventKind | None = fact("宣传形式", "Form of the event.")
    topics: tuple[str, ...] | None = fact("宣传主题", "Topics of the event.", free_text=True)
    laws: tuple[str, ...] | None = fact(
        "宣传法律法规", "Titles of the laws explained.", free_text=True
    )
    occasion: Occasion | None = fact("宣传节点", "Day or week it is held for.")
    period: PlanPeriod | None = fact(
        "普法规划时期", "National five-year plan that it names.", absence="none"
    )
    audiences: tuple[PublicityAudience, ...] | None = fact(
        "宣传对象", "To whom the law was explained."
    )
    with_villages: bool | None = fact(
        "面向村级开展", "Held in, or together with, villages (法治宣传教育法 25)."
    )
    place: str | None = fact("地点", "Where it was held.", personal=True, free_text=True)
    participants: int | None = fact(
        "参加人数", "Attendances; one person may be counted several times.", unit="people"
    )
    materials: str | None = fact("宣传资料", "What was shown or handed out.", free_text=True)
    materials_count: int | None = fact("资料份数", "Copies handed out.", unit="copies")
    content_checked: bool | None = fact(
        "内容审核", "The content was checked against the law in force (法治宣传教育法 54)."
    )
    case_anonymised: bool | None = fact(
        "案例已去标识", "Cases told name or show no private person."
    )
    complaints_handled: int | None = fact(
        "现场办理投诉件数", "Complaints dealt with on the spot.", unit="complaints"
    )
    record: bool | None = fact("活动记录", "Notes or photographs of the event are on file.")
    plan: str | PublicityPlan | No | None = fact(
        "普法计划", "The plan under which it was held.", refers_to=("publicity_plan",)
    )
