"""Village bodies: the village committee and those who supervise it (村务监督).

Articles are those of 村民委员会组织法 as in force from 2026-01-01 unless an edition is named.  Most
of it binds the village; the township guides, receives, looks into complaints and orders correction.
"""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Part, Record, fact, shape
from fazhi_core.records.village_meeting import VillageMatter

__all__ = [
    "Appraisal",
    "ArchivedPaper",
    "CommitteeChange",
    "DelegatedWork",
    "ElectionComplaint",
    "Handover",
    "MembershipCause",
    "SupervisionBodyForm",
    "SupervisionReport",
    "TownshipInstruction",
    "VillageArchive",
    "VillageCommittee",
    "VillageElection",
    "VillageElector",
    "VillageSupervisionCommittee",
    "VoterListObjection",
]


class VillageElector(Labelled):
    """Who chose a village body (art. 14, 37)."""

    VOTERS = "voters", "有选举权的村民"
    ASSEMBLY = "assembly", "村民会议"
    REPRESENTATIVES = "representatives", "村民代表会议"
    TOWNSHIP = "township", "乡镇指定委派"
    OTHER = "other", "其他"


class MembershipCause(Labelled):
    """Why a seat on the village committee changed (art. 14, 19 to 23)."""

    ELECTION = "election", "选举"
    RECALL = "recall", "罢免"
    RESIGNATION = "resignation", "辞职"
    TERMINATION = "termination", "职务终止"
    APPOINTED = "appointed", "上级指定委派"
    REMOVED = "removed", "上级撤换"
    SUSPENDED = "suspended", "上级停职"


@shape
class CommitteeChange(Part):
    """One change on the village committee; nobody may appoint or replace members (art. 14)."""

    on: Day = fact("变动日期", "Day of the change.")
    cause: MembershipCause | None = fact("变动原因", "Why the seat changed.")
    by_township: bool | None = fact("乡镇作出", "The township decided it.")


@shape
class VoterListObjection(Part):
    """Objection to the list of voters, to be decided in 3 calendar days (art. 17)."""

    received_on: Day = fact("申诉收到日期", "Day the objection came in.")
    decided_on: Day = fact("申诉处理日期", "Day it was decided.")
    published_on: Day = fact("处理结果公布日期", "Day the result was published.")


@shape
class ElectionComplaint(Part):
    """Report of an unlawful election, to be looked into by township or county (art. 21)."""

    received_on: Day = fact("举报收到日期", "Day it came in.")
    received_by_township: bool | None = fact("乡镇收到", "The township got it.")
    to_county_on: Day = fact("转县级调查日期", "Day the county took the inquiry over.")
    investigated_on: Day = fact("调查日期", "Day it was looked into.")
    upheld: bool | None = fact("举报属实", "It was found true.")
    handled_on: Day = fact("依法处理日期", "Day it was dealt with.")
    answered_on: Day = fact("举报反馈日期", "Day the result was told to who reported it.")


@shape
class Handover(Part):
    """Handover to the new committee within 10 calendar days (art. 24)."""

    on: Day = fact("移交日期", "Day of the handover.")
    township_supervised: bool | None = fact("乡镇监督移交", "The township supervised it.")
    seal_and_books: bool | None = fact("印章账目移交", "Seal, books and papers were handed over.")


@shape
class VillageElection(Part):
    """The election of a village committee (art. 14 to 24)."""

    voter_list_on: Day = fact("选民名单公布日期", "Day the list of voters was published.")
    objections: tuple[VoterListObjection, ...] | None = fact(
        "名单申诉", "Objections to the list of voters."
    )
    on: Day = fact("选举日", "Day of the vote.")
    voters: int | None = fact("登记选民数", "Villagers on the list.", unit="people")
    ballots: int | None = fact("投票人数", "Villagers who voted.", unit="people")
    secret: bool | None = fact("无记名投票", "The vote was secret and counted in public.")
    result_published_on: Day = fact("当选结果公布日期", "Day the result was announced.")
    complaints: tuple[ElectionComplaint, ...] | None = fact(
        "选举举报", "Reports of unlawful conduct."
    )
    handover: Handover | No | None = fact("工作移交", "Handover to the new committee.")


@shape
class Appraisal(Part):
    """Democratic appraisal, at least once a year (art. 38)."""

    on: Day = fact("评议日期", "Day of the appraisal.")
    by_supervision_body: bool | None = fact("监督机构主持", "The supervision body held it.")
    result_published_on: Day = fact("评议结果公布日期", "Day the result was published.")


class ArchivedPaper(Labelled):
    """What village archives must hold (2026 art. 39; 2018 art. 34)."""

    ELECTION = "election", "选举文件和选票"
    MINUTES = "minutes", "会议记录"
    LAND_CONTRACTS = "land_contracts", "土地发包方案和承包合同"
    ECONOMIC_CONTRACTS = "economic_contracts", "经济合同"
    FINANCE = "finance", "集体财务账目"
    ASSETS = "assets", "集体资产登记文件"
    PUBLIC_WORKS = "public_works", "公益设施基本资料"
    CONSTRUCTION = "construction", "基本建设资料"
    HOMESTEAD = "homestead", "宅基地使用方案"
    COMPENSATION = "compensation", "征地补偿费使用及分配方案"
    OTHER = "other", "其他"


@shape
class VillageArchive(Part):
    """The village archives (2026 art. 39; 2018 art. 34)."""

    papers: tuple[ArchivedPaper, ...] | None = fact("档案种类", "What the archives hold.")
    checked_on: Day = fact("档案检查日期", "Day they were last checked.")
    transferred_on: Day = fact("档案移交日期", "Day files were handed to an archive.")


@shape
class DelegatedWork(Part):
    """Work of the government that a village committee was asked to do (art. 43)."""

    on: Day = fact("委托日期", "Day the work was handed over.")
    by_township: bool | None = fact("乡镇委托", "The township or a unit of it handed it over.")
    lawful_basis: bool | None = fact("委托有法律法规依据", "A statute or regulation allows it.")
    costs: bool | None = fact("需要经费", "The work costs the village money.")
    funded: bool | None = fact("委托方承担经费", "Whoever handed it over bears the costs.")


@shape
class TownshipInstruction(Part):
    """What the township asked of a village in a matter of self-government (art. 6)."""

    on: Day = fact("要求日期", "Day the village was asked.")
    matter: VillageMatter | None = fact("涉及自治事项", "The matter of self-government.")
    binding: bool | None = fact(
        "指令性要求", "The village was told what to decide; false: it was advised."
    )
    lawful_basis: bool | None = fact(
        "要求有法律法规依据", "A statute or regulation lets the township decide it."
    )


@shape
class VillageCommittee(Record):
    """A village committee in one term of five years (art. 8, 14)."""

    type: ClassVar[str] = "village_committee"

    village: str | None = fact("村", "Name or code of the village.")
    term_no: str | None = fact("届次", "Number of the term.")
    elected_on: Day = fact("当选日期", "Day the committee was elected.")
    elected_by: VillageElector | None = fact("产生方式", "Who chose the committee.")
    term_until: Day = fact("任期届满日期", "Last day of the term.")
    postponed_until: Day = fact(
        "批准延期换届至", "Day until which the election was put off with approval.", absence="none"
    )
    succeeded_on: Day = fact(
        "下届当选日期", "Day the next committee was elected; false: it has not been."
    )
    members: int | None = fact("成员人数", "Number of members.", unit="people")
    women: int | None = fact("妇女成员人数", "Women among the members.", unit="people")
    multi_ethnic_village: bool | None = fact("多民族居住村", "Several peoples live there.")
    minority_members: int | None = fact(
        "人数较少民族成员人数", "Members from peoples with fewer inhabitants.", unit="people"
    )
    near_relatives: bool | None = fact("成员间有近亲属", "Near relatives sit together.")
    chair_is_secretary: bool | None = fact("书记主任一肩挑", "The Party secretary chairs it.")
    election: VillageElection | No | None = fact("换届选举", "The election.")
    changes: tuple[CommitteeChange, ...] | None = fact("成员变动", "Changes within the term.")
    representatives: int | None = fact("村民代表人数", "Villagers' representatives.", unit="people")
    women_representatives: int | None = fact(
        "妇女代表人数", "Women among the representatives.", unit="people"
    )
    households_per_rep_min: int | None = fact(
        "每名代表最少户数", "Fewest households behind one representative.", unit="households"
    )
    households_per_rep_max: int | None = fact(
        "每名代表最多户数", "Most households behind one representative.", unit="households"
    )
    reps_chosen_by_groups: bool | None = fact(
        "代表由村民小组推选", "The representatives were chosen by villagers' groups."
    )
    appraisals: tuple[Appraisal, ...] | None = fact("民主评议", "Appraisals held.")
    archive: VillageArchive | No | None = fact("村务档案", "The village archives.")
    delegated_work: tuple[DelegatedWork, ...] | None = fact(
        "委托办理事项", "Work of the government that the village was asked to do."
    )
    instructions: tuple[TownshipInstruction, ...] | None = fact(
        "乡镇提出的要求", "What the township asked in matters of self-government."
    )
    board: bool | None = fact("设有村务公开栏", "The village has a disclosure board.")
    township_guidance_on: Day = fact("乡镇指导日期", "Last day the township gave guidance.")


class SupervisionBodyForm(Labelled):
    """In what form village affairs are supervised (art. 37)."""

    COMMITTEE = "committee", "村务监督委员会"
    OTHER = "other", "其他形式的监督机构"


@shape
class SupervisionReport(Part):
    """Misconduct reported upwards (art. 37)."""

    found_on: Day = fact("发现日期", "Day it was found.")
    reported_on: Day = fact("反映日期", "Day it was reported.")
    to_township: bool | None = fact("向乡镇反映", "It went to the township.")
    township_received_on: Day = fact("乡镇签收日期", "Day the township acknowledged it.")
    handled_on: Day = fact("反映处理日期", "Day it was dealt with.")


@shape
class VillageSupervisionCommittee(Record):
    """The body that supervises village affairs (art. 37; 中办国办 2017-12-04 part 2)."""

    type: ClassVar[str] = "village_supervision_committee"

    village: str | None = fact("村", "Name or code of the village.")
    established_on: Day = fact("设立日期", "Day it was set up; false: the village has none.")
    form: SupervisionBodyForm | None = fact("机构形式", "In what form it exists.")
    elected_on: Day = fact("推选日期", "Day the members were chosen.")
    elected_by: VillageElector | None = fact("推选主体", "Who chose the members.")
    term_until: Day = fact("任期届满日期", "Last day of the term.")
    committee_term_until: Day = fact(
        "村委会任期届满日期", "Last day of the village committee's term."
    )
    members: int | None = fact("成员人数", "Number of members.", unit="people")
    chairs: int | None = fact("主任人数", "How many chair it.", unit="people")
    finance_skilled: int | None = fact(
        "具备财会知识人数", "Members who know accounting and management.", unit="people"
    )
    has_committee_member: bool | None = fact(
        "村委会成员兼任", "A member of the village committee sits on it."
    )
    has_near_relative: bool | None = fact(
        "村委会成员近亲属任职", "A near relative of a committee member sits on it."
    )
    chair_is_secretary: bool | None = fact("书记兼任主任", "The Party secretary chairs it.")
    chair_is_party_committee_member: bool | None = fact(
        "党组织成员任主任", "A member of the Party branch chairs it."
    )
    reports: tuple[SupervisionReport, ...] | None = fact("问题反映", "Misconduct it reported.")
    checks: int | None = fact("监督检查次数", "Checks made in the year.", unit="times")
    trained_on: Day = fact("培训日期", "Last day the members were trained.")
