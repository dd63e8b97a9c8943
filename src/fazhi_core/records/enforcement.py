"""Penalty cases (行政处罚案件), from filing to archive (行政处罚法)."""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Record, fact, shape
from fazhi_core.records.disclosure import DisclosureItem
from fazhi_core.records.enforcement_hearing import (
    Discussion,
    ExcludedPeriod,
    Extension,
    Hearing,
    Notice,
    ReviewTrigger,
    Statement,
)
from fazhi_core.records.enforcement_inquiry import (
    Act,
    CaseSource,
    CitedDocument,
    CorrectionOrder,
    Evidence,
    Recording,
    Recusal,
    Violation,
)
from fazhi_core.records.enforcement_outcome import (
    Execution,
    PenaltyDecision,
    Redo,
    Reversal,
    Service,
    ServiceAttempt,
    SocialImpact,
)
from fazhi_core.records.enforcement_people import (
    ActingBody,
    Authority,
    CaseOfficer,
    Party,
    SignOff,
)
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.paper_file import PaperPage

__all__ = ["EnforcementCase", "LegalRegime", "Procedure"]


class Procedure(Labelled):
    """By which procedure a penalty is decided."""

    ORDINARY = "ordinary", "普通程序", "普通"
    SUMMARY = "summary", "简易程序", "简易", "当场"
    FAST = "fast", "快速程序", "快速"


class LegalRegime(Labelled):
    """Which procedural law applies to a case."""

    PENALTY_LAW = "penalty_law", "行政处罚法"
    POLICE = "police", "治安管理"
    TRAFFIC = "traffic", "道路交通"
    MARKET = "market", "市场监管"
    AGRICULTURE = "agriculture", "农业农村"
    OTHER = "other", "其他"


@shape
class EnforcementCase(Record):
    """One penalty case.  Days are calendar days."""

    type: ClassVar[str] = "enforcement_case"

    case_no: str | None = fact("案号", "Number of the case.")
    title: str | None = fact("案由", "What the case is about.", personal=True, free_text=True)
    procedure: Procedure | None = fact("程序", "Procedure followed.")
    party: Party | None = fact("当事人", "Who is punished.", personal=True)
    violation: Violation | No | None = fact("违法行为", "The act that is punished.")
    source: CaseSource | None = fact("案件来源", "How the organ learned of it.")
    filed_on: Day = fact("立案日期", "Day the case was opened.")
    filing_approved_by: str | None = fact(
        "立案批准人", "Who approved the opening.", personal=True, free_text=True
    )
    officers: tuple[CaseOfficer, ...] | None = fact("承办人", "Officers in charge.")
    acting_body: ActingBody | None = fact("作出机关", "In whose name and by what power.")
    legal_regime: LegalRegime | None = fact(
        "适用程序法", "Procedural law that applies; absent: no special one.", absence="none"
    )
    acts: tuple[Act, ...] | None = fact("执法行为", "Acts of enforcement, one by one.")
    evidence: tuple[Evidence, ...] | None = fact("证据", "Items of evidence.")
    recordings: tuple[Recording, ...] | None = fact("全过程记录", "Records of the process.")
    investigation_closed_on: Day = fact(
        "调查终结日期", "Day the investigation was closed.", also=("调查终结",)
    )
    authority: Authority | No | None = fact("权限依据", "What gives power over the item.")
    sign_offs: tuple[SignOff, ...] | None = fact("审批", "Approvals inside the organ.")
    services: tuple[ServiceAttempt, ...] | None = fact(
        "各文书送达", "Service of each document of the case."
    )
    recusal: Recusal | No | None = fact("回避情况", "Request or reason to withdraw.")
    correction_order: CorrectionOrder | No | None = fact(
        "责令改正", "Order to stop or to put right."
    )
    notice: Notice | No | None = fact("处罚前告知", "Notice before the penalty.")
    statement: Statement | No | None = fact("陈述申辩", "Statement or defence of the party.")
    hearing: Hearing | No | None = fact("听证", "Hearing.")
    review: str | LegalReview | No | None = fact(
        "法制审核", "Legality review, by id or inline.", refers_to=("legal_review",)
    )
    discussion: Discussion | No | None = fact("集体讨论", "Collective discussion.")
    complex_or_major: bool | None = fact("情节复杂或重大", "The case is complex or grave.")
    review_triggers: tuple[ReviewTrigger, ...] | None = fact(
        "应审核情形", "Why a legality review is required; an empty list: no reason applies."
    )
    public_interest: bool | None = fact("涉重大公共利益", "Major public interest is touched.")
    third_party_interest: bool | None = fact(
        "涉第三人重大权益", "Major rights of a third party are touched."
    )
    emergency: bool | None = fact("突发事件应对期间", "It breaks measures of an emergency.")
    joint_enforcement: bool | None = fact("联合执法", "Several organs acted together.")
    filed_elsewhere_on: Day = fact("其他机关立案日期", "Day another organ opened the same case.")
    jurisdiction_settled: bool | None = fact(
        "管辖已协商或者指定", "It was agreed or ordered who decides the case.", absence="none"
    )
    decision: PenaltyDecision | No | None = fact("处罚决定", "Decision; false: none was made.")
    cited_documents: tuple[CitedDocument, ...] | None = fact(
        "引用的规范性文件", "Normative documents the decision cites."
    )
    social_impact: SocialImpact | None = fact("具有一定社会影响", "Whether it must be published.")
    redo_of: Redo | No | None = fact(
        "重作", "Order to decide anew that this case answers.", absence="none"
    )
    extensions: tuple[Extension, ...] | None = fact(
        "延期", "Longer times that were approved.", absence="none"
    )
    excluded_days: tuple[ExcludedPeriod, ...] | None = fact(
        "扣除期间", "Days that do not count.", absence="none"
    )
    service: Service | No | None = fact("送达", "Service of the decision.")
    disclosure: str | DisclosureItem | No | None = fact(
        "公示", "Publication of the decision, by id or inline.", refers_to=("disclosure_item",)
    )
    execution: Execution | No | None = fact("执行", "Payment of the fine.")
    reversal: Reversal | No | None = fact(
        "变更撤销", "The decision was changed or annulled; absent: it was not.", absence="none"
    )
    transfer: str | None = fact(
        "移送", "Transfer of the case, by id.", refers_to=("case_transfer",)
    )
    law_explained: bool | None = fact("释法说理", "The law was explained to the party.")
    closed_on: Day = fact("结案日期", "Day the case was closed.", also=("结案",))
    archived_on: Day = fact("归档日期", "Day the file was archived.", also=("归档",))
    pages: tuple[PaperPage, ...] | None = fact(
        "案卷页码", "Where each document lies in the paper file."
    )
