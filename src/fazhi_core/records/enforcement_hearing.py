"""What happens between investigation and decision: notice, statement, hearing, discussion."""

from fazhi_core.records.base import Day, Labelled, Money, Part, fact, shape
from fazhi_core.records.enforcement_outcome import PenaltyKind

__all__ = [
    "Capacity",
    "ClosedGround",
    "Discussion",
    "DiscussionMember",
    "ExcludedPeriod",
    "Extension",
    "Hearing",
    "Notice",
    "ReviewTrigger",
    "Statement",
]


class ReviewTrigger(Labelled):
    """Why a legality review is required (行政处罚法 58)."""

    PUBLIC_INTEREST = "public_interest", "涉及重大公共利益"
    MAJOR_RIGHTS_AFTER_HEARING = "major_rights_after_hearing", "直接关系重大权益且经过听证"
    DIFFICULT = "difficult", "案件情况疑难复杂"
    OTHER_LAW = "other_law", "其他法律法规规定"
    LOCAL_LIST = "local_list", "本地审核目录"


@shape
class Notice(Part):
    """The notice before a penalty (行政处罚法 44)."""

    on: Day = fact("告知日期", "Day of the notice.")
    served_on: Day = fact("告知书送达日期", "Day the notice was served.")
    proposed_kinds: tuple[PenaltyKind, ...] | None = fact("拟处罚种类", "Penalties proposed.")
    proposed_fine: Money = fact("拟罚款数额", "Fine proposed.", unit="yuan")
    proposed_confiscation: Money = fact(
        "拟没收价值", "Value to be confiscated, as proposed.", unit="yuan"
    )
    statement_until: Day = fact("陈述申辩截止日期", "Last day for the statement.")
    renotified_on: Day = fact("重新告知日期", "Day of a new notice after new facts.")
    content_told: bool | None = fact("告知拟处罚内容", "The proposed penalty was told.")
    facts_told: bool | None = fact("告知事实理由", "Facts and reasons were told.")
    basis_told: bool | None = fact("告知依据", "The legal basis was told.")
    statement_right_told: bool | None = fact(
        "告知陈述申辩权", "The right to make a statement was told."
    )
    hearing_right_told: bool | None = fact("告知听证权", "The right to a hearing was told.")


@shape
class Statement(Part):
    """The statement or defence of the party (行政处罚法 45)."""

    received_on: Day = fact("收到陈述申辩日期", "Day it was received; false: none came.")
    made: bool | None = fact("提出陈述申辩", "The party made one, on whatever day.", absence="none")
    waived: bool | None = fact("放弃陈述申辩", "The party waived it expressly.", absence="none")
    waived_on: Day = fact("放弃陈述申辩日期", "Day of the waiver.", absence="none")
    waiver_signed: bool | None = fact(
        "书面放弃", "The waiver is signed by the party.", absence="none"
    )
    considered: bool | None = fact("已复核", "It was examined.")
    considered_on: Day = fact("复核日期", "Day it was examined.")
    recorded: bool | None = fact("记录入卷", "It is recorded in the file.")
    penalty_raised_after: bool | None = fact(
        "申辩后加重", "The penalty was raised after it.", absence="none"
    )


class ClosedGround(Labelled):
    """Why a hearing may be held in private (行政处罚法 64)."""

    STATE_SECRET = "state_secret", "国家秘密"
    TRADE_SECRET = "trade_secret", "商业秘密"
    PRIVACY = "privacy", "个人隐私"


@shape
class Hearing(Part):
    """The hearing (行政处罚法 63 to 65)."""

    entitled: bool | None = fact(
        "符合听证条件",
        "The party had a right to a hearing, as an organ or a court found; absent: nobody says so.",
        absence="none",
    )
    entitled_why: str | None = fact(
        "听证条件依据", "Which ground or threshold gives the right.", free_text=True
    )
    right_told_served_on: Day = fact("听证告知送达日期", "Day the right was told.")
    waived_on: Day = fact("放弃听证日期", "Day the party waived the hearing.", absence="none")
    closed_reason: str | None = fact(
        "不公开听证理由", "Why the hearing was not public.", absence="none", free_text=True
    )
    closed_ground: ClosedGround | None = fact(
        "不公开听证法定事由", "Which ground of the law closed it.", absence="none"
    )
    requested_on: Day = fact("要求听证日期", "Day a hearing was asked for; false: it was not.")
    notified_on: Day = fact("听证通知送达日期", "Day time and place were notified.")
    earlier_day_agreed: bool | None = fact(
        "书面同意提前听证", "The party agreed in writing to an earlier day.", absence="none"
    )
    held_on: Day = fact("举行听证日期", "Day of the hearing; false: none was held.")
    public: bool | None = fact("公开举行", "It was public.")
    presider_is_investigator: bool | None = fact(
        "主持人系调查人员", "The presider also investigated the case."
    )
    transcript: bool | None = fact("听证笔录", "A transcript was made.")
    transcript_signed: bool | None = fact(
        "听证笔录签名", "It was signed, or the refusal was noted."
    )
    fee: Money = fact("听证收费", "Fee charged for the hearing.", unit="yuan")


class Capacity(Labelled):
    """In what capacity a person sat in a discussion."""

    HEAD = "head", "负责人"
    MEMBER = "member", "班子成员"
    OBSERVER = "observer", "列席人员"
    RECORDER = "recorder", "记录人"


@shape
class DiscussionMember(Part):
    """One person at a discussion."""

    post: str | None = fact("职务", "Post of the person.", personal=True, free_text=True)
    capacity: Capacity | None = fact("参会身份", "Capacity of the person.")
    investigator: bool | None = fact("系调查人员", "The person investigated the case.")
    opinion: str | None = fact("发表意见", "What the person said.", personal=True, free_text=True)


@shape
class Discussion(Part):
    """The collective discussion of a complex or grave case (行政处罚法 57)."""

    held_on: Day = fact("讨论日期", "Day of the discussion.")
    body: str | None = fact("讨论组织", "Body that discussed.", free_text=True)
    attendees: int | None = fact("参加人数", "Heads who took part.", unit="people")
    members: tuple[DiscussionMember, ...] | None = fact("参会人员", "Who took part.")
    head_last: bool | None = fact("主要负责人末位表态", "The head spoke last.")
    same_as_decision: bool | None = fact("与决定一致", "The decision follows its conclusion.")
    minutes: bool | None = fact("讨论记录", "Minutes were kept.")
    minutes_signed: bool | None = fact("讨论记录签名", "The minutes were signed.")
    conclusion: str | None = fact("讨论结论", "Its conclusion.", free_text=True)


@shape
class Extension(Part):
    """A longer time for the decision; counts as none when absent."""

    approved_on: Day = fact("批准延期日期", "Day it was approved.")
    until: Day = fact("延长至", "Last day of the longer time.")
    days: int | None = fact("延长天数", "Length of the extension.", unit="days")
    reason: str | None = fact("延期理由", "Why more time was needed.", free_text=True)
    approved_by: str | None = fact("延期批准人", "Who approved it.", personal=True, free_text=True)
    basis: str | None = fact("延期依据", "Provision that allows it.", free_text=True)
    told_party_on: Day = fact("告知当事人日期", "Day the party was told.")


@shape
class ExcludedPeriod(Part):
    """Days that do not count: tests, expert opinions, announcements, hearings."""

    start: Day = fact("扣除开始日期", "First day that does not count.")
    end: Day = fact("扣除结束日期", "Last day that does not count.")
    reason: str | None = fact("扣除事由", "Why the days do not count.", free_text=True)
    basis: str | None = fact("扣除依据", "Provision that allows it.", free_text=True)
    told_party_on: Day = fact("告知当事人日期", "Day the party was told.")
