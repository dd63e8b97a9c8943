"""The steps of a petition: acceptance, handing on, opinion, reviews.

Two editions meet here: 信访条例 (2005, to 2022-04-30) and 信访工作条例 (from 2022-05-01).
"""

from fazhi_core.records.base import Day, Labelled, No, Part, fact, shape

__all__ = [
    "AdverseKind",
    "AdverseMeasure",
    "ClaimResult",
    "CompetenceDispute",
    "FinalReview",
    "FirstReview",
    "ForwardedTo",
    "ImprovementSuggestion",
    "LeaderReception",
    "NotReaccepted",
    "OpinionIssuer",
    "OpinionService",
    "PetitionAcceptance",
    "PetitionApprover",
    "PetitionExtension",
    "PetitionForwarding",
    "PetitionHearing",
    "PetitionObjection",
    "PetitionOpinion",
    "PetitionSettlement",
    "PetitionStep",
    "PetitionStepKind",
    "SettlementKind",
]


@shape
class LeaderReception(Part):
    """A leader of the organ received the petitioner (信访工作条例 2022 art. 18)."""

    on: Day = fact("接访日期", "Day of the reception.")
    post: str | None = fact("接访领导职务", "Post of the leader.", free_text=True)
    announced: bool | None = fact("接访安排已公布", "Day and place had been published.")


@shape
class PetitionAcceptance(Part):
    """Whether the organ accepts the petition (信访工作条例 2022 art. 23).

    The notice is due within 15 calendar days, on the spot where that can be done.
    """

    decided_on: Day = fact("受理决定日期", "Day it was decided whether to accept.")
    accepted: bool | None = fact("是否受理", "It was accepted.")
    notified_on: Day = fact("告知日期", "Day the petitioner was told.")
    written: bool | None = fact("书面告知", "The notice was in writing.")
    competent_organ_named: bool | None = fact(
        "告知有权机关", "The notice names the organ that has the power."
    )
    reason: str | None = fact(
        "不受理理由", "Why it was not accepted.", personal=True, free_text=True
    )


class ForwardedTo(Labelled):
    """Where a petition is handed on to."""

    COMPETENT_ORGAN = "competent_organ", "有权处理机关"
    SUPERIOR = "superior", "上级机关"
    DISCIPLINE = "discipline", "纪检监察机关"
    JUDICIAL = "judicial", "政法机关"
    VILLAGE = "village", "村居"
    OTHER = "other", "其他"


@shape
class PetitionForwarding(Part):
    """The petition was handed on (信访工作条例 2022 art. 22, 23)."""

    on: Day = fact("转出日期", "Day it was handed on.")
    to: ForwardedTo | None = fact("转送去向", "Kind of organ that got it.")
    told_on: Day = fact("告知去向日期", "Day the petitioner was told where it went.")
    organ_named: bool | None = fact("告知写明机关", "The notice names the organ that got it.")


@shape
class PetitionObjection(Part):
    """Objection against a matter handed on, due in 5 working days (信访工作条例 2022 art. 23)."""

    on: Day = fact("异议日期", "Day of the objection.")
    decided_on: Day = fact("异议核实日期", "Day the sender decided on it.")
    reasons_given: bool | None = fact("异议说明理由", "The objection gives reasons.")
    upheld: bool | None = fact("异议成立", "The sender agreed and took the matter back.")


@shape
class CompetenceDispute(Part):
    """Several organs are concerned (信访工作条例 2022 art. 24)."""

    organs: int | None = fact("涉及机关数", "Organs concerned.", unit="organs")
    agreed_on: Day = fact("协商日期", "Day they agreed who accepts it.")
    decided_by_superior_on: Day = fact("上级指定日期", "Day the common superior decided.")


class PetitionStepKind(Labelled):
    """What was done in handling a petition (信访工作条例 2022 art. 31, 32)."""

    INTERVIEW = "interview", "听取陈述"
    INVESTIGATION = "investigation", "调查核实"
    COORDINATION = "coordination", "协调会商"
    ADVICE = "advice", "咨询律师专家"
    REPLY = "reply", "答复告知"
    COUNSELLING = "counselling", "疏导教育"
    OTHER = "other", "其他"


@shape
class PetitionStep(Part):
    """One step in handling a petition."""

    kind: PetitionStepKind | None = fact("步骤", "What was done.")
    on: Day = fact("步骤日期", "Day it was done.")
    record: bool | None = fact("有记录", "A record was made.")


@shape
class PetitionHearing(Part):
    """A hearing on a major or complex petition (信访工作条例 2022 art. 31)."""

    considered: bool | None = fact("已研究是否听证", "Whether to hold one was considered.")
    held_on: Day = fact("听证日期", "Day of the hearing.")
    record: bool | None = fact("听证有笔录", "A record was made.")


class PetitionApprover(Labelled):
    """Who approved an extension (信访工作条例 2022 art. 34)."""

    HEAD = "head", "机关单位负责人"
    DEPUTY_IN_CHARGE = "deputy_in_charge", "主持工作或分管负责人"
    OTHER = "other", "其他人员"


@shape
class PetitionExtension(Part):
    """Extension of the 60 calendar days by at most 30 (信访工作条例 2022 art. 34)."""

    approved_on: Day = fact("延期批准日期", "Day it was approved.")
    approved_by: PetitionApprover | None = fact("延期批准人", "Post of who approved it.")
    until: Day = fact("延长至", "Last day of the longer term.")
    reasons_told: bool | None = fact("告知延期理由", "The petitioner was told the reasons.")
    told_on: Day = fact("延期告知日期", "Day the petitioner was told.")


class ClaimResult(Labelled):
    """What an opinion says to one claim (信访工作条例 2022 art. 32)."""

    SUPPORTED = "supported", "予以支持"
    EXPLAINED = "explained", "解释说明"
    NOT_SUPPORTED = "not_supported", "不予支持"


class OpinionIssuer(Labelled):
    """In whose name the opinion was issued."""

    TOWNSHIP = "township", "乡镇政府"
    INNER_OFFICE = "inner_office", "内设机构"
    VILLAGE_COMMITTEE = "village_committee", "村民委员会"
    OTHER = "other", "其他机关"


class OpinionService(Labelled):
    """How an opinion was served."""

    DIRECT = "direct", "当面签收"
    MAIL = "mail", "邮寄"
    ELECTRONIC = "electronic", "电子送达"
    OTHER = "other", "其他"


@shape
class PetitionOpinion(Part):
    """The opinion on the matter (信访工作条例 2022 art. 32; 信访条例 2005 art. 32)."""

    on: Day = fact("意见日期", "Day of the opinion.")
    document_no: str | None = fact("意见书文号", "Number of the opinion.")
    issuer: OpinionIssuer | None = fact("出具主体", "In whose name it was issued.")
    served_on: Day = fact("意见送达日期", "Day it was served.")
    service: OpinionService | None = fact("送达方式", "How it was served.")
    written: bool | None = fact("书面意见", "It is in writing.")
    sealed: bool | None = fact("加盖印章", "It bears the organ's seal.")
    contents_complete: bool | None = fact(
        "要素齐全", "It states the claims, the facts, the finding and its legal basis."
    )
    basis_named: bool | None = fact("写明依据条款", "It names the law and the article.")
    claims: int | None = fact("诉求数", "Claims made.", unit="claims")
    results: tuple[ClaimResult, ...] | None = fact("各诉求结论", "What it says, claim by claim.")
    remedies_stated: bool | None = fact("告知复查途径", "It names the first review and its term.")
    litigation_promised: bool | None = fact(
        "告知可诉讼", "It says that it can be taken to court itself."
    )
    supported: bool | None = fact("支持诉求", "It supports the request.")
    execute_by: Day = fact("执行期限", "Last day set for carrying it out.")
    executed_on: Day = fact("执行日期", "Day it was carried out.")


@shape
class FirstReview(Part):
    """First review (复查), due in 30 calendar days (信访工作条例 2022 art. 35)."""

    requested_on: Day = fact("复查申请日期", "Day it was asked for.")
    received_on: Day = fact("复查请求收到日期", "Day the organ above received the request.")
    decided_on: Day = fact("复查意见日期", "Day of the opinion.")
    served_on: Day = fact("复查意见送达日期", "Day the opinion was served.")
    written: bool | None = fact("复查书面意见", "The opinion is in writing.")
    remedies_stated: bool | None = fact("告知复核途径", "It names the final review and its term.")


@shape
class FinalReview(Part):
    """Final review (复核), due in 30 calendar days (信访工作条例 2022 art. 36)."""

    requested_on: Day = fact("复核申请日期", "Day it was asked for.")
    received_on: Day = fact("复核请求收到日期", "Day the organ above that received the request.")
    decided_on: Day = fact("复核意见日期", "Day of the opinion.")
    served_on: Day = fact("复核意见送达日期", "Day the opinion was served.")
    document_no: str | None = fact("复核意见文号", "Number of the opinion.")
    hearing: bool | None = fact("复核听证", "A hearing was held.", absence="none")
    hearing_days: int | None = fact(
        "听证用时", "Days the hearing took, which do not count.", absence="none", unit="days"
    )


@shape
class NotReaccepted(Part):
    """The same matter came again after the final review (信访工作条例 2022 art. 36)."""

    on: Day = fact("不再受理日期", "Day it was decided.")
    final_review_no: str | No | None = fact(
        "所据复核文号", "Number of the final review it rests on; false: it names none."
    )
    same_facts: bool | None = fact("同一事实和理由", "Facts and reasons are the same.")
    notified_on: Day = fact("不再受理告知日期", "Day the petitioner was told.")


class SettlementKind(Labelled):
    """How a petition was settled (信访工作条例 2022 art. 33)."""

    MEDIATION = "mediation", "调解"
    RECONCILIATION = "reconciliation", "和解"


@shape
class PetitionSettlement(Part):
    """Settlement inside a petition; a paper is compulsory (信访工作条例 2022 art. 33)."""

    kind: SettlementKind | None = fact("化解方式", "Mediation or reconciliation.")
    on: Day = fact("协议日期", "Day of the settlement.")
    written: bool | None = fact("制作协议书", "A paper was made.")
    signed: bool | None = fact("协议已签字", "The paper is signed.")
    waives_remedies: bool | None = fact(
        "放弃救济条款", "It gives up remedies or the petition right."
    )


@shape
class ImprovementSuggestion(Part):
    """Suggestion to improve work (信访条例 2005 art. 36; 信访工作条例 2022 art. 40).

    Under the 2005 text the feedback was due in 30 calendar days.
    """

    received_on: Day = fact("建议收到日期", "Day it came in.")
    feedback_on: Day = fact("建议反馈日期", "Day of the answer.")
    written: bool | None = fact("书面反馈", "The answer is in writing.")
    followed: bool | None = fact("建议落实", "The suggestion was followed.")
    reasons_given: bool | None = fact("未落实说明理由", "Reasons were given where it was not.")


class AdverseKind(Labelled):
    """What was changed to a petitioner's harm."""

    RELIEF = "relief", "救助补贴"
    LICENCE = "licence", "许可审批"
    FINE = "fine", "罚款处罚"
    EMPLOYMENT = "employment", "工作就业"
    UTILITY = "utility", "供水供电供热供气"
    OTHER = "other", "其他"


@shape
class AdverseMeasure(Part):
    """A measure to the petitioner's harm near the petition (信访工作条例 2022 art. 18, 46)."""

    kind: AdverseKind | None = fact("措施类别", "What was changed.")
    on: Day = fact("措施日期", "Day of the change.")
    own_basis: bool | None = fact("另有法定事由", "It rests on a ground apart from the petition.")
