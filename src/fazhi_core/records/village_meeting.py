"""Meetings, decisions and rules of a village (村民会议、村级决策、村规民约).

Articles are those of 村民委员会组织法 as in force from 2026-01-01 unless others are named.
"""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Money, No, Part, Record, fact, shape

__all__ = [
    "CorrectionOrder",
    "Deliberations",
    "MeetingRequest",
    "RulesDefect",
    "RulesKind",
    "RulesReview",
    "VillageBody",
    "VillageConsultation",
    "VillageDecider",
    "VillageDecision",
    "VillageMatter",
    "VillageMeeting",
    "VillageMeetingKind",
    "VillageRequester",
    "VillageRules",
]


class VillageBody(Labelled):
    """Whose meeting it is."""

    VILLAGERS = "villagers", "村民自治组织"
    COLLECTIVE = "collective", "农村集体经济组织"


class VillageMeetingKind(Labelled):
    """What kind of meeting (art. 25 to 32; 农村集体经济组织法 26 to 34)."""

    ASSEMBLY = "assembly", "村民会议"
    REPRESENTATIVES = "representatives", "村民代表会议"
    GROUP = "group", "村民小组会议"
    MEMBERS = "members", "成员大会"
    MEMBER_REPRESENTATIVES = "member_representatives", "成员代表大会"
    COUNCIL = "council", "理事会"
    SUPERVISORY_BOARD = "supervisory_board", "监事会"


class VillageRequester(Labelled):
    """Who asked for a meeting (art. 25, 30)."""

    VILLAGERS = "villagers", "村民"
    REPRESENTATIVES = "representatives", "村民代表"


class VillageMatter(Labelled):
    """What a village decision is about (2026 art. 28; 2018 art. 24)."""

    ALLOWANCES = "allowances", "误工补贴"
    COLLECTIVE_INCOME = "collective_income", "集体收益使用"
    PUBLIC_WORKS = "public_works", "公益事业兴办与筹资筹劳"
    LAND_CONTRACT = "land_contract", "土地承包经营方案"
    COLLECTIVE_PROJECT = "collective_project", "集体经济项目立项承包"
    HOMESTEAD = "homestead", "宅基地使用方案"
    COMPENSATION = "compensation", "征地补偿费使用分配"
    PROPERTY = "property", "集体财产借贷租赁处分"
    PLANNING = "planning", "村庄规划建设"
    GUARANTEE = "guarantee", "对外担保"
    ASSISTANCE = "assistance", "重点帮扶人员与帮扶方案"
    OTHER = "other", "其他"


@shape
class MeetingRequest(Part):
    """Villagers or representatives asked for a meeting (art. 25, 30)."""

    received_on: Day = fact("提议日期", "Day it was asked for.")
    by: VillageRequester | None = fact("提议人", "Who asked.")
    requesters: int | None = fact("提议人数", "How many asked.", unit="people")
    entitled: int | None = fact("有权提议总人数", "How many could have asked.", unit="people")
    refused: bool | None = fact("不予召集", "The village refused to call the meeting.")


@shape
class VillageMeeting(Record):
    """One meeting.  Notice is due 10 calendar days ahead (art. 25)."""

    type: ClassVar[str] = "village_meeting"

    village: str | None = fact("村", "Name or code of the village.")
    body: VillageBody | None = fact("会议主体", "Whose meeting it is.")
    kind: VillageMeetingKind | None = fact("会议类别", "What kind of meeting.")
    year: int | None = fact("应开年度", "Year of a meeting that was due and was not held.")
    quarter: int | None = fact("应开季度", "Its quarter, 1 to 4.")
    held_on: Day = fact("会议日期", "Day of the meeting; false: it was not held.")
    requested: MeetingRequest | No | None = fact("提议召开", "A request for the meeting.")
    notified_on: Day = fact("通知日期", "Day those entitled were told.")
    special_circumstances: bool | None = fact(
        "特殊情况", "Special circumstances allowed a shorter notice.", absence="none"
    )
    special_reason_recorded: bool | None = fact(
        "特殊情况有记录", "The file says what the special circumstances were."
    )
    reports_available_on: Day = fact(
        "年度报告备查日期", "Day the yearly accounts lay open to the members."
    )
    annual: bool | None = fact("年度会议", "It is the yearly meeting.")
    topics: tuple[str, ...] | None = fact("议题", "What was dealt with.", free_text=True)
    matters: tuple[VillageMatter, ...] | None = fact(
        "议题类别", "Kinds of matters that were decided."
    )
    power_items: tuple[int, ...] | None = fact(
        "职权项号", "Items of article 26 of the collective organisations act dealt with."
    )
    party_studied_on: Day = fact("党组织研究日期", "Day the Party organisation had studied it.")
    important: bool | None = fact("重要事项", "The matter is important.")
    adults: int | None = fact(
        "应到人数",
        "Persons entitled to attend: adults of the village or group, members of the meeting.",
        unit="people",
    )
    adults_present: int | None = fact(
        "到会人数", "Persons entitled who came, online and by proxy included.", unit="people"
    )
    households: int | None = fact(
        "总户数", "Households of the village or group.", unit="households"
    )
    households_present: int | None = fact(
        "到会户数", "Households represented at the meeting.", unit="households"
    )
    representatives: int | None = fact("代表总数", "Representatives in all.", unit="people")
    representatives_present: int | None = fact(
        "到会代表数", "Representatives who came.", unit="people"
    )
    women_representatives: int | None = fact(
        "妇女代表数", "Women among the members of the meeting.", unit="people"
    )
    composition: int | None = fact(
        "组成人员总数", "Committee members and representatives together.", unit="people"
    )
    votes_for: int | None = fact("赞成票", "Votes in favour.", unit="votes")
    votes_against: int | None = fact("反对票", "Votes against.", unit="votes")
    abstentions: int | None = fact("弃权票", "Abstentions.", unit="votes")
    rejected: bool | None = fact(
        "未获通过",
        "What was put to the vote fell, or the meeting broke up without a decision.",
        absence="none",
    )
    minutes: bool | None = fact("有会议记录", "Minutes were kept.")
    minutes_signed: bool | None = fact("记录签字", "Those present signed the minutes.")
    by_marital_status: bool | None = fact(
        "以婚姻状况限制权益", "Rights were limited because of marriage or a household without men."
    )
    published_on: Day = fact("会议结果公布日期", "Day the result was published.")


class VillageDecider(Labelled):
    """Who decided."""

    ASSEMBLY = "assembly", "村民会议"
    REPRESENTATIVES = "representatives", "村民代表会议"
    GROUP = "group", "村民小组会议"
    COLLECTIVE_MEMBERS = "collective_members", "集体成员大会"
    COMMITTEE = "committee", "村民委员会"
    PARTY_BRANCH = "party_branch", "村党组织"
    LEADER = "leader", "个人决定"


@shape
class Deliberations(Part):
    """Four deliberations and two disclosures (四议两公开; 农村基层组织工作条例 19)."""

    proposed_on: Day = fact("党组织提议日期", "Day the Party branch proposed it.")
    discussed_on: Day = fact("两委商议日期", "Day both committees discussed it.")
    party_members_on: Day = fact("党员大会审议日期", "Day the Party members deliberated on it.")
    resolved_on: Day = fact("村民决议日期", "Day villagers or representatives resolved on it.")
    decision_published_on: Day = fact("决议公开日期", "Day the decision was published.")
    result_published_on: Day = fact("实施结果公开日期", "Day the result was published.")


@shape
class VillageConsultation(Part):
    """Consultation with those whose direct interests are touched (art. 33)."""

    on: Day = fact("协商日期", "Day of the consultation.")
    participants: int | None = fact("协商参加人数", "People who took part.", unit="people")
    record: bool | None = fact("有协商记录", "A record was kept.")
    result_published_on: Day = fact("协商结果公布日期", "Day the outcome was published.")


@shape
class VillageDecision(Record):
    """One decision of a village (art. 28 to 33)."""

    type: ClassVar[str] = "village_decision"

    village: str | None = fact("村", "Name or code of the village.")
    title: str | None = fact("决策事项", "What was decided.", personal=True, free_text=True)
    matter: VillageMatter | None = fact("事项类别", "Kind of matter.")
    major: bool | None = fact("重大事项", "The matter is major.")
    amount: Money = fact("涉及金额", "Money at stake.", unit="yuan")
    party_studied_on: Day = fact("党组织研究日期", "Day the Party branch had studied it.")
    deliberations: Deliberations | No | None = fact("四议两公开", "The steps of deliberation.")
    meeting: str | VillageMeeting | No | None = fact(
        "决策会议", "The meeting that decided; false: none did.", refers_to=("village_meeting",)
    )
    decided_by: VillageDecider | None = fact("决策主体", "Who decided.")
    decided_on: Day = fact("决策日期", "Day of the decision.")
    delegated_on: Day = fact("授权日期", "Day the assembly authorised the representatives.")
    direct_interest: bool | None = fact("涉及切身利益", "Direct interests are touched.")
    consultation: VillageConsultation | No | None = fact("村民协商", "Consultation held.")
    published_on: Day = fact("决策公布日期", "Day the decision was published.")
    executed_on: Day = fact("实施日期", "Day it began to be carried out.")
    by_marital_status: bool | None = fact(
        "以婚姻状况限制权益", "Rights were limited because of marriage or a household without men."
    )
    revoked_on: Day = fact(
        "撤销日期", "Day a court or the village itself annulled it.", absence="none"
    )


class RulesKind(Labelled):
    """What kind of rules (art. 31)."""

    CHARTER = "charter", "村民自治章程"
    RULES = "rules", "村规民约"


class RulesDefect(Labelled):
    """What village rules must not hold (art. 31)."""

    FINE = "fine", "设定罚款"
    RESTRAINT = "restraint", "限制人身自由"
    BENEFITS = "benefits", "剥夺集体收益"
    WOMEN = "women", "侵害妇女权益"
    REMEDIES = "remedies", "限制信访诉讼"
    PROPERTY = "property", "侵害财产权利"
    OTHER = "other", "其他违法内容"


@shape
class RulesReview(Part):
    """The township's look at rules filed with it (art. 31)."""

    on: Day = fact("审查日期", "Day of the review.")
    reviewer: str | None = fact("审查人", "Who reviewed.", personal=True, free_text=True)
    lawful: bool | None = fact("审查合法", "No unlawful content was found.")
    record: bool | None = fact("有审查记录", "The review is on record.")
    as_approval: bool | None = fact(
        "以审批代替备案", "The township made the rules wait for its approval."
    )


@shape
class CorrectionOrder(Part):
    """An order of the township to correct (art. 31, 35)."""

    on: Day = fact("责令日期", "Day of the order.")
    document_no: str | None = fact("责令文号", "Number of the order.")
    written: bool | None = fact("书面责令", "The order is in writing.")
    correct_by: Day = fact("改正期限", "Last day for correcting.")
    corrected_on: Day = fact("改正日期", "Day it was corrected.")
    followed_up_on: Day = fact("复查改正日期", "Day the township looked again.")


@shape
class VillageRules(Record):
    """Village charter or rules, to be filed with the township (art. 31)."""

    type: ClassVar[str] = "village_rules"

    village: str | None = fact("村", "Name or code of the village.")
    kind: RulesKind | None = fact("规约类别", "Charter or rules.")
    adopted_on: Day = fact("通过日期", "Day they were adopted or changed.")
    adopted_by: VillageDecider | None = fact("通过主体", "Who adopted them.")
    meeting: str | VillageMeeting | No | None = fact(
        "通过会议", "The meeting that adopted them.", refers_to=("village_meeting",)
    )
    filed_on: Day = fact("备案日期", "Day they were handed to the township.")
    filing_received_on: Day = fact("乡镇签收日期", "Day the township acknowledged the filing.")
    review: RulesReview | No | None = fact("备案审查", "The township's review.")
    defects: tuple[RulesDefect, ...] | None = fact("违法内容", "Unlawful content that was found.")
    order: CorrectionOrder | No | None = fact("责令改正", "Order of the township to correct.")
    text: str | None = fact("规约全文", "Their wording.", personal=True, free_text=True)
    published_on: Day = fact("规约公布日期", "Day they were published in the village.")
