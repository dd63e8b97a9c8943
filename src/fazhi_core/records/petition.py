"""Petitions (信访).

No field holds the name or a key of a petitioner: the organ's procedure can be judged without
knowing who asked, and records of petitions must not add up to a list of people.  For the same
reason no field leads to another record of the matter that names its parties.
"""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Record, fact, shape
from fazhi_core.records.petition_steps import (
    AdverseMeasure,
    CompetenceDispute,
    FinalReview,
    FirstReview,
    ImprovementSuggestion,
    LeaderReception,
    NotReaccepted,
    PetitionAcceptance,
    PetitionExtension,
    PetitionForwarding,
    PetitionHearing,
    PetitionObjection,
    PetitionOpinion,
    PetitionSettlement,
    PetitionStep,
)

__all__ = [
    "Petition",
    "PetitionChannel",
    "PetitionKind",
]


class PetitionChannel(Labelled):
    """How the petition came in (信访工作条例 2022 art. 17, 23)."""

    LETTER = "letter", "来信"
    VISIT = "visit", "来访"
    ONLINE = "online", "网上"
    PHONE = "phone", "电话"
    TRANSFERRED = "transferred", "转送交办"


class PetitionKind(Labelled):
    """What the petition asks for (信访工作条例 2022 art. 29 to 31)."""

    COMPLAINT = "complaint", "申诉"
    SUGGESTION = "suggestion", "意见建议"
    ACCUSATION = "accusation", "检举控告"
    APPLICATION = "application", "求决"


@shape
class Petition(Record):
    """One petition as the organ handled it.  Days are calendar days unless they say otherwise."""

    type: ClassVar[str] = "petition"

    received_on: Day = fact("收到日期", "Day the organ received it.")
    channel: PetitionChannel | None = fact("来源渠道", "How it came in.")
    transferred_on: Day = fact("收到转送日期", "Day the matter handed on by another organ came in.")
    kind: PetitionKind | None = fact("事项类别", "What it asks for.")
    statutory_route: bool | None = fact(
        "有法定程序", "The law provides an administrative procedure for the matter."
    )
    statutory_route_opened_on: Day = fact(
        "导入法定程序日期", "Day the matter was led into that procedure."
    )
    litigation_related: bool | None = fact(
        "涉法涉诉", "The matter belongs to courts or prosecutors."
    )
    petitioners: int | None = fact(
        "信访人数", "How many people petition; names are never kept.", unit="people"
    )
    five_or_more_reps: bool | None = fact("代表超过五人", "More than five representatives came.")
    route: int | None = fact(
        "办理途径项号", "Item 1 to 6 of article 31 of the 2022 regulation by which it is handled."
    )
    simple: bool | None = fact("简易办理", "It is handled in the simplified way.")
    contactable: bool | None = fact("可联系", "Name and address are clear enough to be answered.")
    matter_key: str | None = fact("事项标识", "Key of the matter, never of a person.")
    registered_on: Day = fact("登记日期", "Day it was registered.")
    registration_no: str | None = fact("登记编号", "Number in the register.")
    system_no: str | No | None = fact(
        "信息系统编号", "Number in the petition information system; false: it was not entered."
    )
    oral: bool | None = fact("口头提出", "It was made by word of mouth.")
    oral_recorded: bool | None = fact("口头事项已记录", "The oral statement was written down.")
    reception: LeaderReception | No | None = fact("领导接访", "A leader received the petitioner.")
    on_spot_possible: bool | None = fact("可当场答复", "Acceptance could be told on the spot.")
    within_power: bool | None = fact("属本机关职权", "The matter is within the organ's powers.")
    complex_or_major: bool | None = fact("重大复杂疑难", "The matter is major, complex or hard.")
    urgent: bool | None = fact("重大紧急", "It is major and urgent and calls for a report upwards.")
    urgent_reported_on: Day = fact("紧急报告日期", "Day it was reported upwards.")
    acceptance: PetitionAcceptance | No | None = fact("受理", "Whether and when it was accepted.")
    forwarded: PetitionForwarding | No | None = fact("转送", "It was handed on to another organ.")
    objection: PetitionObjection | No | None = fact(
        "转送异议", "Objection against a matter handed on.", absence="none"
    )
    competence_dispute: CompetenceDispute | No | None = fact(
        "受理争议", "Several organs are concerned or dispute who handles it."
    )
    handler_conflict: bool | None = fact(
        "承办人应回避", "A handler has a direct interest or is complained of."
    )
    recused_on: Day = fact("回避日期", "Day the handler with an interest stepped aside.")
    accused_excluded: bool | None = fact(
        "未转给被检举方", "Nothing was passed to the person or unit complained of."
    )
    steps: tuple[PetitionStep, ...] | None = fact("办理经过", "What was done, step by step.")
    hearing: PetitionHearing | No | None = fact("信访听证", "Hearing on the matter.")
    social_participation_on: Day = fact(
        "社会力量参与日期", "Day people from outside were asked to take part."
    )
    extension: PetitionExtension | No | None = fact(
        "延期办理", "Extension of the sixty days.", absence="none"
    )
    duty_answered_on: Day = fact("履职答复日期", "Day a request to act was decided or answered.")
    opinion: PetitionOpinion | No | None = fact("处理意见", "The opinion on the matter.")
    reasonable: bool | None = fact("诉求合理", "The organ finds the request reasonable.")
    explained_on: Day = fact("解释疏导日期", "Day the opinion was explained and counsel was given.")
    hardship: bool | None = fact("生活困难", "Hardship in life was found.")
    assisted_on: Day = fact("帮扶日期", "Day help was given.")
    mediation_considered: bool | None = fact(
        "已研究调解", "Mediation of the dispute behind it was considered."
    )
    settlement: PetitionSettlement | No | None = fact("和解协议", "Settlement of the matter.")
    suggestion_adopted: bool | None = fact("建议采纳", "The suggestion was taken up.")
    replied_on: Day = fact("建议答复日期", "Day the suggestion was answered.")
    first_review: FirstReview | No | None = fact("复查", "First review, by the organ above.")
    final_review: FinalReview | No | None = fact("复核", "Final review, by the organ above that.")
    not_reaccepted: NotReaccepted | No | None = fact(
        "不再受理", "The same matter came again and was not accepted again.", absence="none"
    )
    pending_elsewhere: bool | None = fact(
        "他处正在办理", "The same matter is being handled elsewhere in time.", absence="none"
    )
    withdrawn_on: Day = fact("撤回日期", "Day the petition was withdrawn.", absence="none")
    finalised_on: Day = fact("终结日期", "Day the organ declared the matter final.", absence="none")
    followed_up_on: Day = fact("终结后稳妥处理日期", "Day of work after the matter became final.")
    closed_on: Day = fact("办结日期", "Day the matter was closed.")
    closed_by_referral: bool | None = fact(
        "因移送公安办结", "It was closed because conduct was referred to the police."
    )
    improvement: ImprovementSuggestion | No | None = fact(
        "改进工作建议", "Suggestion of the petition office to improve work."
    )
    disclosure_of_identity: bool | None = fact(
        "泄露信访人信息",
        "Data of the petitioner were leaked or made public; handing on by law is no leak.",
    )
    retaliation: bool | None = fact("打击报复", "Retaliation was reported or found.")
    retaliation_investigated_on: Day = fact("报复查处日期", "Day the report was looked into.")
    adverse_measures: tuple[AdverseMeasure, ...] | None = fact(
        "信访后不利措施", "Relief, licence or fine changed to the petitioner's harm afterwards."
    )
    promise_to_stop: bool | None = fact(
        "要求息访承诺", "A promise not to petition again was asked for."
    )
    work_secret: bool | None = fact("涉工作秘密", "The file holds work secrets.")
    archived_on: Day = fact("归档日期", "Day the file was archived.")
