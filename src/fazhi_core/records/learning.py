"""How officials study the law (学法培训): yearly plans, sessions and examinations."""

from decimal import Decimal
from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Part, Record, fact, shape

__all__ = [
    "Attendee",
    "Exam",
    "ExamForm",
    "Organiser",
    "PlannedSession",
    "StudyAudience",
    "StudyKind",
    "StudyPlan",
    "StudySession",
]


class StudyKind(Labelled):
    """In what form the law is studied."""

    THEORY_GROUP = "theory_group", "党委理论学习中心组学习"
    PARTY_COMMITTEE = "party_committee", "党委会会前学法"
    COLLECTIVE = "collective", "集体学法"
    CLASS = "class", "培训班"
    LECTURE = "lecture", "法治专题讲座"
    SELF_STUDY = "self_study", "自学"
    COURT_OBSERVATION = "court_observation", "旁听庭审"


class StudyAudience(Labelled):
    """Who studies."""

    LEADERS = "leaders", "领导干部"
    ALL_STAFF = "all_staff", "全体干部职工"
    VILLAGE_CADRES = "village_cadres", "村干部"
    ENFORCEMENT_OFFICERS = "enforcement_officers", "行政执法人员"


class Organiser(Labelled):
    """Who holds a session or an examination; the county may hold one for all its townships."""

    TOWNSHIP = "township", "本乡镇"
    JOINT = "joint", "联合举办"
    COUNTY = "county", "县级"
    HIGHER = "higher", "县级以上"
    OTHER = "other", "其他单位"


class ExamForm(Labelled):
    """How knowledge of the law is examined."""

    WRITTEN = "written", "书面考试"
    ONLINE = "online", "网上考试"
    ORAL = "oral", "口试"
    CHECK = "check", "考核"


@shape
class PlannedSession(Part):
    """One session that a plan announces."""

    due_on: Day = fact("计划日期", "Day by which the session is to be held.")
    kind: StudyKind | None = fact("学习形式", "Form of the session.")
    audience: StudyAudience | None = fact("学习对象", "Who is to study.")
    topic: str | None = fact("学习主题", "Topic of the session.", free_text=True)
    laws: tuple[str, ...] | None = fact(
        "法律法规", "Titles of the laws to be studied.", free_text=True
    )


@shape
class StudyPlan(Record):
    """A plan for one calendar year (法治宣传教育法 33, 36, 37).  Days are calendar days."""

    type: ClassVar[str] = "study_plan"

    year: int | None = fact("计划年度", "Calendar year planned.", unit="year")
    title: str | None = fact("计划标题", "Title of the plan.", personal=True, free_text=True)
    document_no: str | None = fact("发文字号", "Number of the document that sets the plan.")
    issued_on: Day = fact("印发日期", "Day the plan was issued.")
    audiences: tuple[StudyAudience, ...] | None = fact("覆盖对象", "For whom the plan is made.")
    sessions: tuple[PlannedSession, ...] | None = fact("学习安排", "The sessions announced.")
    laws: tuple[str, ...] | None = fact(
        "学习法律法规", "Titles of the laws that the plan names.", free_text=True
    )
    constitution_included: bool | None = fact("列入宪法学习", "The Constitution is to be studied.")
    in_training_plan: bool | None = fact(
        "纳入教育培训计划", "The yearly training plan for staff has an item on law."
    )
    daily_system: bool | None = fact(
        "建立日常学法制度", "A written rule on regular law study of staff is in force."
    )
    must_know_list: bool | None = fact(
        "应知应会清单", "The plan holds, or adopts, a list of laws that leaders must know."
    )
    must_know_laws: tuple[str, ...] | None = fact(
        "应知应会法律法规", "Titles of the laws on that list.", free_text=True
    )
    must_know_updated_on: Day = fact("清单更新日期", "Day the list was last brought up to date.")
    must_know_adopted_from_county: bool | None = fact(
        "采用县级清单", "The township adopted the list of the county."
    )


@shape
class Attendee(Part):
    """One person's attendance, as registered (公务员法 68)."""

    name: str | None = fact("姓名", "Name of the person.", personal=True)
    certificate_no: str | None = fact(
        "执法证号", "Number of the person's enforcement certificate, if any.", personal=True
    )
    post: str | None = fact("职务", "Post of the person.", free_text=True)
    present: bool | None = fact("到会", "The person was present.")
    excused: bool | None = fact("已请假", "The absence was excused.", absence="none")
    hours: Decimal | None = fact("个人学时", "Class hours credited to the person.", unit="hours")


@shape
class StudySession(Record):
    """One session of law study.  Days are calendar days, hours are class hours (学时)."""

    type: ClassVar[str] = "study_session"

    on: Day = fact("学习日期", "Day of the session.")
    ended_on: Day = fact("结束日期", "Last day, where the session takes several.")
    kind: StudyKind | None = fact("学习形式", "Form of the session.")
    topic: str | None = fact("学习主题", "Topic of the session.", free_text=True)
    laws: tuple[str, ...] | None = fact(
        "学习法律法规", "Titles of the laws studied.", free_text=True
    )
    audience: StudyAudience | None = fact("学习对象", "Who studied.")
    organiser: Organiser | None = fact("举办单位类别", "Who held the session.")
    expected: int | None = fact("应到人数", "Persons who should have come.", unit="people")
    participants: int | None = fact(
        "参加人数", "Attendances; one person may be counted several times.", unit="people"
    )
    absent_without_leave: int | None = fact(
        "无故缺席人数", "Persons absent without excuse.", unit="people"
    )
    hours: Decimal | None = fact("学时", "Class hours of the session.", unit="hours")
    law_hours: Decimal | None = fact(
        "法律和业务学时", "Class hours on law and on the officers' work.", unit="hours"
    )
    recognised: bool | None = fact(
        "培训主管部门认可", "The training authority recognises the session."
    )
    lecturer: str | None = fact("授课人", "Who taught.", personal=True, free_text=True)
    record: bool | None = fact("学习记录", "Minutes or notes of the session are on file.")
    registered: bool | None = fact(
        "签到登记", "Attendance, hours, day and topic are registered (公务员法 68)."
    )
    attendees: tuple[Attendee, ...] | None = fact("参加人员", "The persons registered.")
    plan: str | StudyPlan | No | None = fact(
        "学法计划", "The plan under which it was held.", refers_to=("study_plan",)
    )


@shape
class Exam(Record):
    """One examination in the law.  Days are calendar days."""

    type: ClassVar[str] = "exam"

    on: Day = fact("考试日期", "Day of the examination.")
    subject: str | None = fact("考试科目", "What was examined.", free_text=True)
    form: ExamForm | None = fact("考试形式", "How it was examined.")
    audience: StudyAudience | None = fact("考试对象", "Who was examined.")
    organiser: Organiser | None = fact("组织单位类别", "Who held the examination.")
    entitled: int | None = fact("应考人数", "Persons who should have sat.", unit="people")
    sat: int | None = fact("参考人数", "Persons who sat.", unit="people")
    passed: int | None = fact("合格人数", "Persons who passed.", unit="people")
    resit_on: Day = fact("补考日期", "Day of the second examination for those who failed.")
    results_filed: bool | None = fact("成绩存档", "The list of results is on file.")
    plan: str | StudyPlan | No | None = fact(
        "学法计划", "The plan under which it was held.", refers_to=("study_plan",)
    )
