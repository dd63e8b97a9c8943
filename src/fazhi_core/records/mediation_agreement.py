"""What a mediation ends with: the agreement, its confirmation, the remedies that stay open."""

from fazhi_core.records.base import Day, Labelled, Part, fact, shape

__all__ = [
    "AgreementForm",
    "ApplicationForm",
    "ConfirmationResult",
    "JudicialConfirmation",
    "MediationAgreement",
    "MediationPaper",
    "NamedRemedy",
    "PublicOrderCase",
]


class ApplicationForm(Labelled):
    """How mediation was asked for."""

    WRITTEN = "written", "书面申请"
    ORAL = "oral", "口头申请"


class AgreementForm(Labelled):
    """Form of an agreement (人民调解法 28).

    Mediation of land contracts needs the written form (农村土地承包经营纠纷调解仲裁法 10).
    """

    WRITTEN = "written", "书面协议"
    ORAL = "oral", "口头协议"


@shape
class MediationAgreement(Part):
    """The agreement (人民调解法 28 to 31).  Days are calendar days."""

    form: AgreementForm | None = fact("协议形式", "Written or oral.")
    document_no: str | None = fact("协议编号", "Number of the agreement.")
    on: Day = fact("达成协议日期", "Day the parties agreed.")
    effective_on: Day = fact("协议生效日期", "Day it took effect.")
    civil_rights: bool | None = fact("有民事权利义务内容", "It deals with civil rights and duties.")
    oral_recorded: bool | None = fact("口头协议已记录", "The oral agreement was written down.")
    disputed_matter_stated: bool | None = fact("写明争议事项", "It states facts and claims.")
    duties_stated: bool | None = fact(
        "写明权利义务", "It states what was agreed and who owes what."
    )
    performance_stated: bool | None = fact("写明履行方式期限", "It states how and by when.")
    signed: bool | None = fact("当事人签名", "All parties signed it.")
    mediator_signed: bool | None = fact("调解员签名", "The mediator signed it.")
    sealed: bool | None = fact("加盖印章", "It bears the seal of the mediating body.")
    lawful: bool | None = fact("内容合法", "It breaks no mandatory rule and harms nobody else.")
    waives_remedies: bool | None = fact(
        "限制其他途径", "It gives up the right to sue, to petition or to complain."
    )
    copies_filed: bool | None = fact(
        "各执一份并留存", "Every party has a copy and the mediating body keeps one."
    )
    perform_by: Day = fact("履行期限", "Last day for carrying it out.")
    performed_on: Day = fact("履行日期", "Day it was carried out.")


class ConfirmationResult(Labelled):
    """What the court did with the request for confirmation."""

    CONFIRMED = "confirmed", "予以确认"
    REFUSED = "refused", "不予受理或驳回"
    WITHDRAWN = "withdrawn", "撤回申请"
    PENDING = "pending", "审查中"


@shape
class JudicialConfirmation(Part):
    """Confirmation by the court within 30 calendar days (人民调解法 33).

    The term and the joint request bind the parties, never the township.
    """

    applied_on: Day = fact("申请确认日期", "Day it was asked for.")
    jointly: bool | None = fact("共同申请", "All parties asked for it.")
    result: ConfirmationResult | None = fact("确认结果", "What the court did.")
    decided_on: Day = fact("裁定日期", "Day of the court's ruling.")
    status_matter: bool | None = fact("涉身份关系", "It concerns marriage, adoption or status.")


class NamedRemedy(Labelled):
    """A remedy named to the parties."""

    CIVIL_SUIT = "civil_suit", "民事诉讼"
    ARBITRATION = "arbitration", "仲裁"
    LAND_ARBITRATION = "land_arbitration", "农村土地承包仲裁"
    ADMINISTRATIVE_OFFICE = "administrative_office", "行政途径"
    RECONSIDERATION = "reconsideration", "行政复议"
    ADMINISTRATIVE_SUIT = "administrative_suit", "行政诉讼"


class MediationPaper(Labelled):
    """A paper of the file (人民调解法 27); the ministry's forms of 2010 name them."""

    APPLICATION = "application", "调解申请书"
    REGISTER = "register", "受理登记表"
    RIGHTS_NOTICE = "rights_notice", "权利义务告知书"
    IDENTITY = "identity", "身份证明"
    AUTHORISATION = "authorisation", "授权委托书"
    INVESTIGATION = "investigation", "调查记录"
    EVIDENCE = "evidence", "证据材料"
    RECORD = "record", "调解记录"
    AGREEMENT = "agreement", "调解协议书"
    ORAL_AGREEMENT = "oral_agreement", "口头协议登记表"
    PERFORMANCE = "performance", "履行凭证"
    FOLLOW_UP = "follow_up", "回访记录"
    CONFIRMATION = "confirmation", "司法确认材料"
    STATEMENT = "statement", "情况说明"


@shape
class PublicOrderCase(Part):
    """A minor public-order case settled by people's mediation (治安管理处罚法 2025 art. 9).

    Whether no penalty follows is for the police to decide.
    """

    request_written: bool | None = fact("书面申请公安", "The parties asked the police in writing.")
    police_approved_on: Day = fact("公安认可日期", "Day the police agreed.")
    no_penalty_on: Day = fact("不予处罚日期", "Day the police decided not to punish.")
