"""Coercion (行政强制): measures such as seizure, and execution such as demolition (行政强制法)."""

from datetime import datetime
from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Money, No, Part, Record, fact, shape
from fazhi_core.records.disclosure import DisclosureItem
from fazhi_core.records.enforcement_inquiry import Recording
from fazhi_core.records.enforcement_outcome import Service, ServiceAttempt
from fazhi_core.records.enforcement_people import ActingBody, CaseOfficer, Party, PlanningZone
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.paper_file import PaperPage

__all__ = [
    "BasisDecision",
    "CoercionBasis",
    "CoercionCase",
    "CoercionKind",
    "CoercionStatement",
    "CourtApplication",
    "DemolitionNotice",
    "ExecutionDecision",
    "Executor",
    "Reminder",
    "Seizure",
    "SeizureOutcome",
]


class CoercionKind(Labelled):
    """The kinds of measure and execution (行政强制法 9 and 12)."""

    SEAL = "seal", "查封"
    SEIZE = "seize", "扣押"
    FREEZE = "freeze", "冻结"
    RESTRAIN_PERSON = "restrain_person", "限制人身自由"
    DEMOLITION = "demolition", "强制拆除"
    SUBSTITUTE_PERFORMANCE = "substitute_performance", "代履行"
    EXTRA_FINE = "extra_fine", "加处罚款"
    OTHER = "other", "其他"


class Executor(Labelled):
    """Who carried it out, where it was not the organ itself."""

    COURT = "court", "人民法院"
    VILLAGE = "village", "村民委员会"
    CONTRACTOR = "contractor", "受托单位"
    ASSISTED = "assisted", "协助当事人自行拆除"
    PARTY = "party", "当事人自行履行"


class SeizureOutcome(Labelled):
    """What became of the goods (行政强制法 27)."""

    RETURNED = "returned", "退还"
    CONFISCATED = "confiscated", "没收"
    DESTROYED = "destroyed", "销毁"
    AUCTIONED = "auctioned", "拍卖变卖"


@shape
class BasisDecision(Part):
    """The decision that is executed."""

    case: str | None = fact(
        "原案件", "The penalty case it comes from, by id.", refers_to=("enforcement_case",)
    )
    document_no: str | None = fact("原决定文号", "Number of the decision.")
    on: Day = fact("原决定日期", "Day of the decision.")
    served_on: Day = fact("原决定送达日期", "Day it was served.")
    perform_by: Day = fact("履行期限", "Last day for the party to perform.")
    performed_on: Day = fact("履行日期", "Day the party performed; false: it did not.")
    remedies_told: bool | None = fact("原决定告知救济", "It names the remedies and their terms.")
    appeal_period_ended: bool | None = fact(
        "救济期限届满", "The terms for reconsideration and litigation are over."
    )
    litigation_days: int | None = fact(
        "起诉期限", "Term to sue, where a law sets a special one.", absence="none", unit="days"
    )
    reconsideration_applied: bool | None = fact("已申请复议", "Reconsideration was asked for.")
    litigated: bool | None = fact("已提起诉讼", "The party sued.")
    deferred_until: Day = fact(
        "延期分期履行期限", "Last day to perform after deferral or instalments.", absence="none"
    )


@shape
class Reminder(Part):
    """The reminder before execution (行政强制法 35, 50 and 54)."""

    on: Day = fact("催告日期", "Day of the reminder.")
    served_on: Day = fact("催告书送达日期", "Day it was served.")
    written: bool | None = fact("书面催告", "It is in writing.")
    perform_by: Day = fact("催告履行期限", "Last day to perform that it sets.")
    contents_complete: bool | None = fact(
        "催告内容齐全", "Term, way, amount and the right to be heard are stated."
    )


@shape
class DemolitionNotice(Part):
    """The public announcement before demolition (行政强制法 44)."""

    on: Day = fact("公告日期", "Day of the announcement.")
    self_demolish_by: Day = fact("自行拆除期限", "Last day for the party to demolish.")


@shape
class ExecutionDecision(Part):
    """The decision to execute by force (行政强制法 37)."""

    on: Day = fact("强制执行决定日期", "Day of the decision.")
    document_no: str | None = fact("强制执行决定书文号", "Number of the document.")
    written: bool | None = fact("书面决定", "It is in writing.")
    contents_complete: bool | None = fact("载明事项齐全", "All items of article 37 are stated.")
    remedies_stated: bool | None = fact("载明救济途径", "It names the remedies and their terms.")
    sealed: bool | None = fact("加盖印章", "It bears the seal of the organ.")
    served_on: Day = fact("强制执行决定书送达日期", "Day it was served.")
    immediate: bool | None = fact(
        "立即强制执行", "There was proof that goods were being hidden.", absence="none"
    )


@shape
class CoercionBasis(Part):
    """The provision that allows the coercion."""

    instrument: str | None = fact("法律依据", "Statute it rests on.", free_text=True)
    article: int | None = fact("条", "Article number.")
    paragraph: int | None = fact("款", "Paragraph number.")
    item: int | None = fact("项", "Item number.")
    planning_zone: PlanningZone | None = fact("规划区类型", "Planning area concerned.")
    names_township: bool | None = fact(
        "条文写明乡镇", "The provision itself gives the power to townships."
    )


@shape
class Seizure(Part):
    """The term of a sealing or seizure (行政强制法 23 to 28).  Days are calendar days."""

    start: Day = fact("开始日期", "Day of the measure.")
    end: Day = fact("期限届满日期", "Last day of the measure as decided; false: it goes on.")
    extended_to: Day = fact("延长至", "Last day after extension.", absence="none")
    extension_approved: bool | None = fact("延期经批准", "A head approved it.", absence="none")
    extension_approved_on: Day = fact("延期批准日期", "Day a head approved it.", absence="none")
    extension_notified: bool | None = fact(
        "延期书面告知", "The party was told in writing, with reasons."
    )
    extension_notified_on: Day = fact("延期告知日期", "Day the party was told.")
    test_days: int | None = fact(
        "检测检验鉴定天数", "Days of tests that do not count.", absence="none", unit="days"
    )
    test_told: bool | None = fact("检测期间告知", "The party was told of the days of tests.")
    lifted_on: Day = fact("解除日期", "Day the measure was lifted.")
    handled_on: Day = fact("处理决定日期", "Day it was decided what becomes of the goods.")
    decision_delivered: bool | None = fact("决定书当场交付", "The decision was handed over.")
    list_delivered: bool | None = fact("清单当场交付", "The list was handed over.")
    decision_complete: bool | None = fact("决定书要素齐全", "It states all items of article 24.")
    related_goods_only: bool | None = fact("限于涉案财物", "Only goods of the case were taken.")
    necessities_taken: bool | None = fact("涉及生活必需品", "Necessities of life were taken.")
    already_sealed: bool | None = fact("重复查封", "Another organ had sealed the goods before.")
    custody_fee: Money = fact("保管费用", "Fee charged to the party for custody.", unit="yuan")
    goods_misused: bool | None = fact("使用或者损毁财物", "Goods were used or damaged.")
    outcome: SeizureOutcome | None = fact("财物处理结果", "What became of the goods.")
    returned_on: Day = fact("退还日期", "Day the goods were returned.")


@shape
class CoercionStatement(Part):
    """The statement of the party after the reminder (行政强制法 36)."""

    made_on: Day = fact("陈述申辩日期", "Day it was made; false: none was made.")
    considered: bool | None = fact("已复核", "It was examined.")


@shape
class CourtApplication(Part):
    """What is handed in to the court (行政强制法 55)."""

    signed_by_head: bool | None = fact("负责人签名", "The head signed the application.")
    sealed: bool | None = fact("加盖印章", "It bears the seal of the organ.")
    dated: bool | None = fact("注明日期", "It bears a date.")
    attachments_complete: bool | None = fact("材料齐全", "All papers of article 55 are attached.")


@shape
class CoercionCase(Record):
    """One measure or one execution.  Days are calendar days unless the law says otherwise."""

    type: ClassVar[str] = "coercion_case"

    case_no: str | None = fact("案号", "Number of the case.")
    kind: CoercionKind | None = fact("强制种类", "Kind of measure or execution.", also=("种类",))
    party: Party | None = fact("当事人", "Against whom it goes.", personal=True)
    basis_decision: BasisDecision | No | None = fact(
        "依据的行政决定", "The decision that is executed; false: there is none."
    )
    approved_on: Day = fact("批准日期", "Day a head approved it.", also=("批准",))
    approved_at: datetime | None = fact("批准时刻", "Moment of the approval.")
    approved_by: str | None = fact("批准人", "Who approved it.", personal=True, free_text=True)
    urgent: bool | None = fact("情况紧急", "It was urgent.", absence="none")
    urgent_reason: str | None = fact(
        "紧急情况说明", "Why it was urgent.", absence="none", free_text=True
    )
    softer_means_weighed: bool | None = fact(
        "衡量非强制手段", "The file says why softer means were not enough."
    )
    softer_means_reason: str | None = fact(
        "非强制手段说明", "Why softer means were not enough.", free_text=True
    )
    officers: tuple[CaseOfficer, ...] | None = fact(
        "实施人员", "Who carried it out.", also=("人员",)
    )
    certificate_shown: bool | None = fact(
        "出示执法证件", "Certificates were shown.", also=("出示证件",)
    )
    party_present: bool | None = fact("当事人到场", "The party was present.")
    witness_present: bool | None = fact("见证人到场", "A witness was present.")
    reasons_told: bool | None = fact("告知理由权利", "Reasons, basis and rights were told.")
    statement_heard: bool | None = fact(
        "听取陈述申辩",
        "The party was heard; false only where it was not let speak, not where it said nothing.",
    )
    record_made: bool | None = fact("现场笔录", "A record was made on the spot.")
    record_signed: bool | None = fact(
        "笔录签名", "It was signed, or the refusal was noted.", also=("签名",)
    )
    inventory_given: bool | None = fact("清单交付", "A list of the goods was handed over.")
    reminder: Reminder | No | None = fact("催告", "Reminder; false: none was made.")
    public_notice: DemolitionNotice | No | None = fact("公告", "Public announcement.")
    decision: ExecutionDecision | No | None = fact(
        "强制执行决定", "Decision to execute by force; false: none was made."
    )
    carried_out_by: Executor | None = fact(
        "实施主体", "Who carried it out instead of the organ.", absence="none"
    )
    executed_on: Day = fact("实施日期", "Day it was carried out.")
    executed_at: datetime | None = fact("实施开始时刻", "Moment it began.")
    executed_until: datetime | None = fact("实施结束时刻", "Moment it ended.")
    at_night_or_holiday: bool | None = fact(
        "夜间或节假日实施", "At night or on a holiday.", also=("夜间或节假日",)
    )
    legal_basis: CoercionBasis | No | None = fact(
        "强制依据", "Provision that allows it.", also=("依据",)
    )
    remedies_told: bool | None = fact("告知救济途径", "The remedies were told.", also=("告知救济",))
    compensation: str | None = fact(
        "补偿情况", "Compensation agreed or paid.", also=("补偿",), free_text=True
    )
    court_ruling_on: Day = fact(
        "法院裁定日期", "Day of the court's ruling.", also=("法院裁定",), absence="none"
    )
    utilities_cut: bool | None = fact("停水停电停热停气", "Utilities of residents were cut off.")
    seizure: Seizure | No | None = fact(
        "查封扣押期限", "Term of a sealing or seizure.", also=("期限",)
    )
    acting_body: ActingBody | None = fact("作出机关", "In whose name and by what power.")
    statement: CoercionStatement | No | None = fact("陈述申辩", "Statement of the party.")
    services: tuple[ServiceAttempt, ...] | None = fact("各文书送达", "Service of each document.")
    service: Service | No | None = fact("送达", "Service of the decision.")
    recordings: tuple[Recording, ...] | None = fact("音像记录", "Recordings of the act.")
    review: str | LegalReview | No | None = fact(
        "法制审核", "Legality review, by id or inline.", refers_to=("legal_review",)
    )
    disclosure: str | DisclosureItem | No | None = fact(
        "公示", "Publication, by id or inline.", refers_to=("disclosure_item",)
    )
    court_leave_on: Day = fact(
        "法院准予执行日期",
        "Day the court allowed the execution.",
        also=("法院准予",),
        absence="none",
    )
    court_applied_on: Day = fact(
        "申请法院强制执行日期",
        "Day of the application to the court.",
        also=("申请法院强制执行",),
        absence="none",
    )
    court_application: CourtApplication | No | None = fact(
        "申请法院执行材料", "What was handed in to the court."
    )
    performer_disinterested: bool | None = fact(
        "代履行人无利害关系", "Who performs in the party's stead has no stake in the case."
    )
    performance_supervised: bool | None = fact(
        "派员到场监督", "The organ's staff watched the substitute performance."
    )
    immediate_removal: bool | None = fact(
        "立即清除", "Obstacles on roads or waters were removed at once.", absence="none"
    )
    absent_party_told_on: Day = fact(
        "事后通知当事人日期",
        "Day the absent party was told of a removal at once; false: it was not told.",
    )
    archived_on: Day = fact("归档日期", "Day the file was archived.")
    pages: tuple[PaperPage, ...] | None = fact(
        "案卷页码", "Where each document lies in the paper file."
    )
