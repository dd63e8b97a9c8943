"""How a case ends: decision, service, execution and what becomes of it later."""

from fazhi_core.records.base import Day, Labelled, Money, Part, fact, shape

__all__ = [
    "BasisRank",
    "DocumentKind",
    "Execution",
    "LegalBasis",
    "Payee",
    "PenaltyDecision",
    "PenaltyKind",
    "Redo",
    "Reversal",
    "ReversalKind",
    "Service",
    "ServiceAttempt",
    "ServiceMethod",
    "SocialImpact",
]


class PenaltyKind(Labelled):
    """The kinds of penalty (行政处罚法 9)."""

    WARNING = "warning", "警告"
    CRITICISM = "criticism", "通报批评"
    FINE = "fine", "罚款"
    CONFISCATE_GAINS = "confiscate_gains", "没收违法所得"
    CONFISCATE_GOODS = "confiscate_goods", "没收非法财物"
    DOWNGRADE_QUALIFICATION = "downgrade_qualification", "降低资质等级"
    SUSPEND_LICENCE = "suspend_licence", "暂扣许可证件"
    REVOKE_LICENCE = "revoke_licence", "吊销许可证件"
    RESTRICT_BUSINESS = "restrict_business", "限制开展生产经营活动"
    ORDER_HALT = "order_halt", "责令停产停业"
    ORDER_CLOSE = "order_close", "责令关闭"
    RESTRICT_PROFESSION = "restrict_profession", "限制从业"
    DETENTION = "detention", "行政拘留"


class BasisRank(Labelled):
    """The rank of a provision that a decision cites (行政处罚法 16)."""

    LAW = "law", "法律"
    ADMINISTRATIVE_REGULATION = "administrative_regulation", "行政法规"
    LOCAL_REGULATION = "local_regulation", "地方性法规"
    RULE = "rule", "规章"
    NORMATIVE_DOCUMENT = "normative_document", "规范性文件"


@shape
class LegalBasis(Part):
    """One provision that a decision or an execution rests on."""

    instrument: str | None = fact("依据名称", "Statute or document cited.", free_text=True)
    rank: BasisRank | None = fact("依据位阶", "Rank of it.")
    article: int | None = fact("条", "Article number.")
    paragraph: int | None = fact("款", "Paragraph number.")
    item: int | None = fact("项", "Item number.")


@shape
class PenaltyDecision(Part):
    """The decision and what its document shows (行政处罚法 52, 57 and 59)."""

    on: Day = fact("决定日期", "Day of the decision.")
    document_no: str | None = fact("决定书文号", "Number of the document.")
    kinds: tuple[PenaltyKind, ...] | None = fact("处罚种类", "Penalties imposed.")
    fine: Money = fact("罚款数额", "Fine imposed.", unit="yuan")
    fine_in_words: str | None = fact(
        "罚款大写", "The fine in words; absent: figures only.", absence="none", free_text=True
    )
    confiscated_value: Money = fact("没收价值", "Value confiscated.", unit="yuan")
    detention_days: int | None = fact("拘留天数", "Length of detention.", unit="days")
    basis: tuple[LegalBasis, ...] | None = fact("处罚依据", "Provisions it cites.")
    party_stated: bool | None = fact("载明当事人", "Name and address of the party are stated.")
    facts_stated: bool | None = fact("载明事实证据", "Facts and evidence are stated.")
    basis_stated: bool | None = fact("载明种类依据", "Kind and legal basis are stated.")
    time_place_stated: bool | None = fact(
        "载明时间地点", "Time and place of the decision are stated."
    )
    performance_stated: bool | None = fact(
        "载明履行方式期限", "Way and term of performance are stated."
    )
    remedies_stated: bool | None = fact(
        "载明复议诉讼途径和期限", "Ways and terms of reconsideration and litigation are stated."
    )
    reconsideration_first_stated: bool | None = fact(
        "载明复议前置", "It says that reconsideration comes first."
    )
    direct_suit_offered: bool | None = fact(
        "载明可直接起诉", "It says that the party may go straight to court."
    )
    resource_rights_touched: bool | None = fact(
        "涉及已取得的自然资源权利",
        "It takes or limits a right to natural resources that was lawfully obtained.",
    )
    reconsideration_organ: str | None = fact(
        "载明复议机关", "Reconsideration organ it names.", free_text=True
    )
    reconsideration_days: int | None = fact(
        "载明复议期限", "Term for reconsideration it states.", unit="days"
    )
    litigation_months: int | None = fact(
        "载明起诉期限月数", "Term to sue it states, in months.", unit="months"
    )
    litigation_days: int | None = fact(
        "载明起诉期限天数", "Term to sue it states, in days.", unit="days"
    )
    bank_named: bool | None = fact("载明代收机构", "It names where to pay the fine.")
    discretion_stated: bool | None = fact("说明裁量基准", "It explains the discretion used.")
    discretion_standard: str | None = fact(
        "适用的裁量基准", "The standard applied.", refers_to=("disclosure_catalogue",)
    )
    sealed: bool | None = fact("加盖印章", "It bears the seal of the organ.")
    signed_by_officers: bool | None = fact("执法人员签名", "The officers signed it.")
    numbered_form: bool | None = fact("编号格式文书", "It is a pre-printed, numbered form.")
    no_penalty: bool | None = fact("不予处罚", "No penalty was imposed.")
    educated: bool | None = fact("教育记录", "The party was educated instead; it is recorded.")
    approved_by: str | None = fact(
        "决定批准人", "Who approved the decision.", personal=True, free_text=True
    )
    reported_on: Day = fact("报备日期", "Day an on-the-spot decision was reported to the organ.")
    same_act_fined: bool | None = fact(
        "同一行为已罚款", "The same act of the party was already fined."
    )
    emergency_stated: bool | None = fact(
        "载明应急措施", "It states the emergency measure that was broken."
    )
    several_norms: bool | None = fact(
        "同时违反多个规范", "The act breaks several norms that fine.", absence="none"
    )
    highest_norm: bool | None = fact(
        "按数额高的规定处罚", "The norm with the highest fine was applied."
    )
    mitigated: bool | None = fact("从轻或者减轻", "The penalty was mitigated.")
    joint: bool | None = fact("联名作出", "Several organs made it in their joint names.")
    names_hearing_record: bool | None = fact(
        "依据听证笔录", "It rests on the record of the hearing."
    )


@shape
class SocialImpact(Part):
    """Whether the decision has some social impact and must be published (行政处罚法 48)."""

    value: bool | None = fact("具有社会影响", "It has some social impact.")
    reason: str | None = fact("认定理由", "Why it has or has not.", free_text=True)
    decided_by: str | None = fact("认定人", "Who decided that.", personal=True, free_text=True)


@shape
class Redo(Part):
    """An order to decide anew, by a court or a reconsideration organ."""

    ordered_on: Day = fact("责令重作日期", "Day of the order.")
    within_days: int | None = fact("重作期限", "Time given for the new decision.", unit="days")
    same_act: bool | None = fact("与原行为相同", "Facts, reasons and result are the same.")
    procedure_only: bool | None = fact(
        "仅因程序撤销", "The old decision fell for its procedure only.", absence="none"
    )


class ServiceMethod(Labelled):
    """How a document was served."""

    DIRECT = "direct", "直接送达"
    LEFT = "left", "留置送达"
    MAIL = "mail", "邮寄送达"
    ELECTRONIC = "electronic", "电子送达"
    PUBLIC_NOTICE = "public_notice", "公告送达"
    ENTRUSTED = "entrusted", "委托送达"


class DocumentKind(Labelled):
    """Which document was served."""

    NOTICE = "notice", "告知书"
    HEARING_NOTICE = "hearing_notice", "听证通知书"
    DECISION = "decision", "决定书"
    REMINDER = "reminder", "催告书"
    EXECUTION_DECISION = "execution_decision", "强制执行决定书"
    OTHER = "other", "其他文书"


@shape
class ServiceAttempt(Part):
    """The service of one document."""

    document: DocumentKind | None = fact("送达文书", "Document served.")
    method: ServiceMethod | None = fact("送达方式", "How it was served.")
    sent_on: Day = fact("发出日期", "Day it was sent.")
    delivered_on: Day = fact("送达日期", "Day it was delivered.")
    attempts: int | None = fact("送达次数", "Number of attempts.", unit="times")
    refused: bool | None = fact("拒收", "The party refused it.")
    witness: bool | None = fact("见证人", "A witness was present.")
    video: bool | None = fact("影像记录", "It was photographed or filmed.")
    reason: str | None = fact("送达情况说明", "Why this way was chosen.", free_text=True)


@shape
class Service(Part):
    """The service of the decision (行政处罚法 61, 民事诉讼法 87 to 95)."""

    announced_on: Day = fact("宣告日期", "Day the decision was announced to the party.")
    served_on: Day = fact("送达日期", "Day it was served.")
    method: ServiceMethod | None = fact("送达方式", "How it was served.")
    party_present: bool | None = fact("当事人在场", "The party was present at the announcement.")
    receipt: bool | None = fact("送达回证", "There is a dated and signed receipt.")
    witness: bool | None = fact("见证人", "A witness was present.")
    process_recorded: bool | None = fact("送达过程记录", "The service was photographed or filmed.")
    refusal_noted: bool | None = fact(
        "注明拒收", "The refusal, with its reason and day, is noted on the paper."
    )
    signed_on_document: bool | None = fact(
        "在决定书上签收",
        "The party signed for it on the document itself.",
        absence="none",
    )
    notice_posted_on: Day = fact("公告送达日期", "Day the public notice was posted.")
    deemed_on: Day = fact("视为送达日期", "Day it counts as served.")
    e_service_consent: bool | None = fact("同意电子送达", "The party signed its consent.")
    e_service_consent_on: Day = fact("电子送达确认日期", "Day the party signed its consent.")
    other_ways_failed: bool | None = fact("其他方式无法送达", "Other ways had failed before.")
    online_remedy_offered: bool | None = fact(
        "提供网上复议渠道", "It offers a channel for reconsideration online."
    )


class Payee(Labelled):
    """Who took the money of a fine (行政处罚法 67)."""

    BANK = "bank", "指定银行"
    ELECTRONIC = "electronic", "电子支付系统"
    ORGAN = "organ", "行政机关"
    OFFICER = "officer", "执法人员"


@shape
class Execution(Part):
    """Payment of the fine (行政处罚法 66 to 74)."""

    paid_on: Day = fact("缴款日期", "Day the fine was paid; false: it was not.")
    due_on: Day = fact("缴款期限", "Last day to pay.")
    payee: Payee | None = fact("收款方", "Who took the money.")
    on_the_spot_collection: bool | None = fact("当场收缴", "Officers took the money.")
    spot_reason: str | None = fact(
        "当场收缴理由", "Why they took it.", absence="none", free_text=True
    )
    party_asked: bool | None = fact(
        "当事人提出当场缴纳", "The party asked to pay on the spot.", absence="none"
    )
    remote_area: bool | None = fact(
        "边远水上交通不便地区",
        "Remote, on water or hard to reach, so that paying into a bank is difficult.",
        absence="none",
    )
    receipt_given: bool | None = fact("专用票据", "An official receipt was given.")
    collected_on: Day = fact("当场收缴日期", "Day the money was taken.")
    landed_on: Day = fact(
        "抵岸日期", "Day of landing, where it was taken on water.", absence="none"
    )
    handed_over_on: Day = fact("交至机关日期", "Day the officer handed it to the organ.")
    banked_on: Day = fact("缴付银行日期", "Day the organ paid it into the bank.")
    to_treasury: bool | None = fact("上缴国库", "It went to the treasury.")
    extra_fine: Money = fact("加处罚款数额", "Surcharge for late payment.", unit="yuan")
    extra_fine_from: Day = fact("加处罚款起算日期", "First day of the surcharge.")
    suspended_days: int | None = fact(
        "复议诉讼不计天数", "Days of proceedings without surcharge.", unit="days"
    )
    reminder_on: Day = fact("催告日期", "Day of the reminder.")
    deferral_asked_on: Day = fact("申请延期分期日期", "Day more time was asked for.")
    deferral_approved_on: Day = fact(
        "批准延期分期日期", "Day more time was granted.", absence="none"
    )
    deferred_until: Day = fact("延期分期缴款期限", "Last day after deferral.", absence="none")


class ReversalKind(Labelled):
    """What became of a decision."""

    CHANGED = "changed", "变更"
    REVOKED = "revoked", "撤销"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"


@shape
class Reversal(Part):
    """The decision was changed or annulled (行政处罚法 48)."""

    on: Day = fact("改变日期", "Day it took effect.")
    kind: ReversalKind | None = fact("改变方式", "What became of the decision.")
