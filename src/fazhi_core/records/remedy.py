"""Remedies against the township (复议诉讼): reconsideration, litigation, compensation.

Also what the township asks of a court: the execution of its own decision.
"""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Money, No, Part, Record, Subject, fact, shape
from fazhi_core.records.enforcement_people import Party

__all__ = [
    "Advice",
    "AdviceKind",
    "AppearancePost",
    "AttackedAct",
    "ChallengedBy",
    "CompensationClaim",
    "CourtEnforcement",
    "CourtHearing",
    "DocumentQuestion",
    "EvidenceAfterAct",
    "MediationPaper",
    "RemedyCase",
    "RemedyKind",
    "RemedyProcedure",
    "RemedyRuling",
    "RemedyStage",
    "RulingOutcome",
    "TownshipRole",
]


class RemedyKind(Labelled):
    """By which way the act is attacked, or execution is sought."""

    RECONSIDERATION = "reconsideration", "行政复议"
    LITIGATION = "litigation", "行政诉讼"
    COMPENSATION = "compensation", "国家赔偿"
    COURT_ENFORCEMENT = "court_enforcement", "申请法院强制执行"


class RemedyProcedure(Labelled):
    """Ordinary or simplified procedure (行政复议法 53, 行政诉讼法 82)."""

    ORDINARY = "ordinary", "普通程序"
    SIMPLIFIED = "simplified", "简易程序"


class TownshipRole(Labelled):
    """What the township is in the proceedings."""

    RESPONDENT = "respondent", "被申请人或被告"
    JOINT_RESPONDENT = "joint_respondent", "共同被申请人或共同被告"
    THIRD_PARTY = "third_party", "第三人"
    APPLICANT = "applicant", "申请执行人"
    OBLIGOR = "obligor", "赔偿义务机关"


class AttackedAct(Labelled):
    """What kind of act is attacked."""

    PENALTY = "penalty", "行政处罚"
    SPOT_PENALTY = "spot_penalty", "当场行政处罚"
    CAMERA_PENALTY = "camera_penalty", "电子监控取证处罚"
    COERCION = "coercion", "行政强制"
    LICENCE = "licence", "行政许可"
    DISCLOSURE = "disclosure", "政府信息公开"
    OMISSION = "omission", "不履行法定职责"
    LAND_TITLE = "land_title", "自然资源权属处理"
    EXPROPRIATION = "expropriation", "征收补偿"
    AGREEMENT = "agreement", "行政协议"
    COMPENSATION = "compensation", "行政赔偿"
    OTHER = "other", "其他行政行为"


class ChallengedBy(Labelled):
    """On what the claimant rests, where a court may mediate (行政诉讼法 60)."""

    LEGALITY = "legality", "合法性争议"
    COMPENSATION = "compensation", "赔偿"
    INDEMNITY = "indemnity", "补偿"
    DISCRETION = "discretion", "自由裁量权"


class RemedyStage(Labelled):
    """At which stage a ruling was made."""

    RECONSIDERATION = "reconsideration", "行政复议"
    FIRST = "first", "一审"
    SECOND = "second", "二审"
    RETRIAL = "retrial", "再审"


class RulingOutcome(Labelled):
    """How the matter was decided."""

    NOT_ACCEPTED = "not_accepted", "不予受理"
    DISMISSED = "dismissed", "驳回"
    UPHELD = "upheld", "维持"
    CHANGED = "changed", "变更"
    REVOKED = "revoked", "撤销"
    REVOKED_REDO = "revoked_redo", "撤销并责令重作"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"
    ORDERED_TO_ACT = "ordered_to_act", "责令履行"
    COMPENSATION = "compensation", "责令赔偿或补偿"
    MEDIATED = "mediated", "调解"
    WITHDRAWN = "withdrawn", "撤回或终止"


class AppearancePost(Labelled):
    """Who stood for the organ in court."""

    HEAD = "head", "正职负责人"
    DEPUTY = "deputy", "副职负责人"
    OTHER_HEAD = "other_head", "其他参与分管的负责人"
    NONE = "none", "负责人未出庭"


class AdviceKind(Labelled):
    """Papers that ask the township to put something right."""

    RECONSIDERATION_OPINION = "reconsideration_opinion", "行政复议意见书"
    JUDICIAL = "judicial", "司法建议"
    PROCURATORIAL = "procuratorial", "检察建议"


@shape
class EvidenceAfterAct(Part):
    """Evidence gathered while the proceedings ran (行政复议法 46, 行政诉讼法 35 and 36)."""

    collected_on: Day = fact("取证日期", "Day it was gathered.")
    by_township: bool | None = fact("本机关自行收集", "The township itself gathered it.")
    new_reasons_raised: bool | None = fact(
        "申请人提出新理由", "The other side raised what it had not raised before.", absence="none"
    )
    permitted_on: Day = fact(
        "同意补充日期", "Day the organ or court allowed to add it.", absence="none"
    )


@shape
class RemedyRuling(Part):
    """One decision or judgment, and how it was carried out."""

    stage: RemedyStage | None = fact("审理阶段", "Stage at which it was made.")
    on: Day = fact("裁决日期", "Day of the decision or judgment.")
    document_no: str | None = fact("裁决文号", "Number of the document.")
    received_on: Day = fact("收到裁决日期", "Day the township received it.")
    outcome: RulingOutcome | None = fact("裁决结果", "How the matter was decided.")
    effective_on: Day = fact("生效日期", "Day it took effect.")
    redo_within_days: int | None = fact(
        "重作期限", "Time given for a new decision; calendar days.", unit="days"
    )
    perform_by: Day = fact("履行期限", "Last day to perform; false: none was set.")
    performed_on: Day = fact("履行日期", "Day the township performed; false: it did not.")
    new_act: Subject | None = fact("重新作出的行为", "The record of the new act.")
    remedies_stated: bool | None = fact("载明诉讼权利", "It states the right to sue.")
    litigation_days: int | None = fact("载明起诉期限", "Term to sue it states.", unit="days")
    court_stated: bool | None = fact("载明管辖法院", "It names the court.")
    appealed_on: Day = fact("本机关上诉日期", "Day the township appealed.")


@shape
class MediationPaper(Part):
    """A settlement (行政复议法 73, 行政诉讼法 60)."""

    on: Day = fact("调解书日期", "Day of the paper.")
    signed_by_parties: bool | None = fact("各方签字签章", "Every party signed or sealed it.")
    sealed: bool | None = fact("复议机关盖章", "The reconsideration organ or court sealed it.")
    perform_by: Day = fact("调解履行期限", "Last day to perform that it sets.")
    performed_on: Day = fact("调解履行日期", "Day the township performed; false: it did not.")


@shape
class CourtHearing(Part):
    """One hearing in court (行政诉讼法 3)."""

    on: Day = fact("开庭日期", "Day of the hearing.")
    head: AppearancePost | None = fact("出庭负责人", "Which head appeared.")
    staff_present: bool | None = fact("工作人员出庭", "Staff of the organ appeared.")
    lawyers_only: bool | None = fact("仅委托律师出庭", "Nobody but lawyers appeared.")
    absence_explained: bool | None = fact(
        "说明不能出庭理由", "Why no head could appear was stated in writing.", absence="none"
    )
    absence_reason: str | None = fact(
        "不能出庭理由", "Why no head could appear.", personal=True, free_text=True, absence="none"
    )


@shape
class Advice(Part):
    """A paper that asks the township to put something right, and the answer."""

    kind: AdviceKind | None = fact("文书类别", "Kind of paper.")
    document_no: str | None = fact("文书文号", "Number of the paper.")
    received_on: Day = fact("收到日期", "Day it was received.")
    answer_by: Day = fact("回复期限", "Last day to answer that it sets.")
    corrected_on: Day = fact("纠正日期", "Day it was put right; false: it was not.")
    reported_on: Day = fact("报告回复日期", "Day the correction was reported.")


@shape
class DocumentQuestion(Part):
    """A request to review a document together with the act (行政复议法 56 to 59)."""

    document: str | None = fact(
        "被审查文件", "The document, by id.", refers_to=("normative_document",)
    )
    notified_on: Day = fact("附带审查通知日期", "Day the township was asked to answer.")
    replied_on: Day = fact("附带审查答复日期", "Day of the written answer.")


@shape
class CompensationClaim(Part):
    """A claim for state compensation (国家赔偿法 12 to 14 and 37)."""

    received_on: Day = fact("收到赔偿申请日期", "Day the claim was received.")
    receipt_given: bool | None = fact("出具收讫凭证", "A sealed and dated receipt was given.")
    supplement_asked_on: Day = fact("告知补正日期", "Day what was missing was told, all at once.")
    heard: bool | None = fact("听取意见", "The claimant was heard.")
    decided_on: Day = fact("赔偿决定日期", "Day of the decision.")
    compensated: bool | None = fact("决定赔偿", "Compensation was granted.")
    reasons_stated: bool | None = fact("说明不赔偿理由", "Reasons for a refusal are in writing.")
    served_on: Day = fact("赔偿决定送达日期", "Day the decision was served.")
    amount: Money = fact("赔偿金额", "Sum granted.", unit="yuan")
    payment_asked_on: Day = fact("申请支付日期", "Day the claimant asked for payment.")
    passed_to_treasury_on: Day = fact("提出支付申请日期", "Day the treasury was asked to pay.")
    paid_on: Day = fact("支付日期", "Day it was paid.")


@shape
class CourtEnforcement(Part):
    """An application to a court to execute a decision (行政强制法 53 to 60)."""

    own_power: bool | None = fact("有强制执行权", "A statute lets the organ execute by itself.")
    remedy_term_ended_on: Day = fact(
        "复议诉讼期限届满日期", "Last day on which the party could have applied or sued."
    )
    deferred_until: Day = fact(
        "暂缓或分期届满日期", "Last day of a deferral or of instalments.", absence="none"
    )
    party_used_remedy: bool | None = fact("当事人已寻求救济", "The party applied or sued in time.")
    reminder_served_on: Day = fact("催告书送达日期", "Day the reminder was served.")
    party_performed_on: Day = fact("当事人履行日期", "Day the party performed; false: never.")
    applied_on: Day = fact("申请执行日期", "Day of the application.")
    signed_by_head: bool | None = fact("负责人签名", "The head signed the application.")
    sealed: bool | None = fact("加盖印章", "It bears the seal of the organ.")
    dated: bool | None = fact("注明日期", "It bears a date.")
    decision_attached: bool | None = fact(
        "附决定书及依据", "The decision with its facts, reasons and basis is attached."
    )
    party_opinion_attached: bool | None = fact(
        "附当事人意见及催告情况", "The party's opinion and the reminder are attached."
    )
    object_described: bool | None = fact("附执行标的情况", "What is to be executed is described.")
    accepted_on: Day = fact("法院受理日期", "Day the court accepted; false: it refused.")
    ruled_on: Day = fact("法院裁定日期", "Day of the ruling.")
    allowed: bool | None = fact("准予执行", "The court allowed the execution.")
    ruling_received_on: Day = fact("收到裁定日期", "Day the ruling was received.")
    review_asked_on: Day = fact("申请上级法院复议日期", "Day the higher court was asked.")
    executed_by_township: bool | None = fact(
        "由本机关组织实施", "The court allowed, the township carried out."
    )
    executed_on: Day = fact("执行日期", "Day it was executed.")


@shape
class RemedyCase(Record):
    """One remedy against one act, or one application to a court.

    Days are calendar days unless the law that is applied says otherwise.
    """

    type: ClassVar[str] = "remedy_case"

    kind: RemedyKind | None = fact("救济类别", "By which way.")
    case_no: str | None = fact("案号", "Number of the case at the organ or court.")
    role: TownshipRole | None = fact("本机关地位", "What the township is in the proceedings.")
    organ: str | None = fact("受理机关", "Organ or court that handles it.", free_text=True)
    procedure: RemedyProcedure | None = fact("审理程序", "Ordinary or simplified procedure.")
    claimant: Party | None = fact(
        "申请人或原告", "Who applies or sues; for execution, who must perform.", personal=True
    )
    act: AttackedAct | None = fact("被诉行为类别", "Kind of act attacked.")
    subject: Subject | None = fact("原行政行为", "The record of the act attacked.")
    act_on: Day = fact("原行为日期", "Day of the act attacked.")
    claim: ChallengedBy | None = fact("争议性质", "On what the claim rests.")
    after_reconsideration: str | None = fact(
        "在先复议案件", "The reconsideration that came first, by id.", refers_to=("remedy_case",)
    )
    applied_on: Day = fact("申请或起诉日期", "Day of the application or suit.")
    handed_to_township_on: Day = fact(
        "向本机关递交日期", "Day the application was handed to the township itself."
    )
    changed_by_township_on: Day = fact(
        "自行纠正日期", "Day the township changed the act of its own accord.", absence="none"
    )
    withdrawn_on: Day = fact("撤回申请或起诉日期", "Day the claimant withdrew.", absence="none")
    forwarded_on: Day = fact("转送日期", "Day it was passed to the reconsideration organ.")
    accepted_on: Day = fact("受理日期", "Day the organ or court accepted it.")
    copy_received_on: Day = fact("收到副本日期", "Day the copy reached the township.")
    reply_on: Day = fact("答复答辩日期", "Day of the written answer; false: none was given.")
    reply_written: bool | None = fact("书面答复", "The answer is in writing.")
    evidence_on: Day = fact("举证日期", "Day the evidence was handed in; false: never.")
    basis_submitted: bool | None = fact("提交依据", "The documents the act rests on were added.")
    evidence_extended_to: Day = fact(
        "延期举证至", "Last day after the court allowed a later submission.", absence="none"
    )
    evidence_after_act: tuple[EvidenceAfterAct, ...] | None = fact(
        "行为后收集的证据", "Evidence gathered while the proceedings ran."
    )
    file_access_given: bool | None = fact("提供查阅案卷", "The other side could read the file.")
    stay_ordered_on: Day = fact("决定停止执行日期", "Day execution was ordered to stop.")
    stay_obeyed: bool | None = fact("已停止执行", "The township stopped the execution.")
    document_question: DocumentQuestion | No | None = fact(
        "附带审查", "Review of a document asked for together with it."
    )
    hearings: tuple[CourtHearing, ...] | None = fact("庭审", "Hearings in court.")
    mediation: MediationPaper | No | None = fact("调解书", "Settlement reached.")
    rulings: tuple[RemedyRuling, ...] | None = fact("裁决", "Decisions and judgments.")
    advice: tuple[Advice, ...] | None = fact(
        "意见书和建议书", "Papers that ask to put something right."
    )
    compensation: CompensationClaim | No | None = fact("赔偿申请", "Claim for state compensation.")
    enforcement: CourtEnforcement | No | None = fact(
        "法院强制执行", "Application to the court to execute."
    )
    ended_on: Day = fact("程序终结日期", "Day the proceedings ended.")
    archived_on: Day = fact("归档日期", "Day the file was archived.")
