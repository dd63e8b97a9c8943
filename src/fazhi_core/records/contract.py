"""Contracts of the township, and of villages and rural collectives where they are kept."""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Money, No, Part, Record, fact, shape
from fazhi_core.records.decision import AdviserOpinion, DecisionDiscussion
from fazhi_core.records.legality import LegalReview

__all__ = ["Contract", "ContractBreach", "ContractHolder", "ContractKind", "ContractStatus"]


class ContractKind(Labelled):
    """What a contract is about."""

    PROCUREMENT = "procurement", "政府采购"
    CONSTRUCTION = "construction", "工程建设"
    LAND = "land", "土地及资源"
    INVESTMENT = "investment", "招商引资"
    SERVICE = "service", "购买服务"
    COMPENSATION = "compensation", "征收补偿"
    LABOUR = "labour", "劳动人事"
    LEASE = "lease", "租赁承包"
    LOAN = "loan", "借款"
    GUARANTEE = "guarantee", "担保"
    OTHER = "other", "其他"


class ContractHolder(Labelled):
    """Which side of the house signs."""

    TOWNSHIP = "township", "乡镇人民政府"
    VILLAGE = "village", "村民委员会"
    COLLECTIVE = "collective", "农村集体经济组织"


class ContractStatus(Labelled):
    """Where a contract stands."""

    DRAFT = "draft", "起草中"
    PERFORMING = "performing", "履行中"
    PERFORMED = "performed", "履行完毕"
    CHANGED = "changed", "已变更"
    ENDED = "ended", "已终止"
    BREACHED = "breached", "政府违约"


@shape
class ContractBreach(Part):
    """A promise that the government did not keep (优化营商环境条例 31)."""

    on: Day = fact("违约日期", "Day of the breach.")
    reason: str | None = fact("违约理由", "Reason given.", free_text=True)
    administrative_reason: bool | None = fact(
        "以区划调整换届等为由", "New borders, a new term, a new body or person is the reason."
    )
    public_interest: bool | None = fact(
        "公共利益需要", "Public interest required it.", absence="none"
    )
    procedure_followed: bool | None = fact("履行法定程序", "The lawful procedure was followed.")
    compensated: bool | None = fact("已补偿", "The other side was compensated.")


@shape
class Contract(Record):
    """One contract.  Days are calendar days."""

    type: ClassVar[str] = "contract"

    title: str | None = fact("合同名称", "Title of it.", personal=True, free_text=True)
    contract_no: str | None = fact("合同编号", "Number of the contract.")
    kind: ContractKind | None = fact("合同类别", "What it is about.")
    holder: ContractHolder | None = fact("签订主体", "Who signs on this side.")
    counterparty: str | None = fact("合同相对方", "The other side.", personal=True)
    amount: Money = fact("合同金额", "Sum of it.", unit="yuan")
    template: bool | None = fact("示范文本", "It follows an approved template.", absence="none")
    central_procurement: bool | None = fact(
        "集中采购", "It comes from central procurement.", absence="none"
    )
    emergency: bool | None = fact("应急合同", "It answers an emergency.", absence="none")
    in_review_scope: bool | None = fact("属审查范围", "Local rules ask for a legality review.")
    drafted_on: Day = fact("起草日期", "Day the draft was made.")
    review: str | LegalReview | No | None = fact(
        "合法性审查", "Legality review, by id or inline.", refers_to=("legal_review",)
    )
    has_adviser: bool | None = fact(
        "聘有法律顾问", "The agency has a legal adviser.", absence="none"
    )
    adviser_opinion: AdviserOpinion | No | None = fact(
        "法律顾问意见", "Opinion of the legal adviser; false: nobody asked."
    )
    discussion: DecisionDiscussion | No | None = fact("集体讨论", "Collective discussion.")
    signed_on: Day = fact("签订日期", "Day it was signed.")
    effective_on: Day = fact("生效日期", "Day it took effect.")
    written: bool | None = fact("书面形式", "It is in writing.")
    administrative: bool | None = fact(
        "行政合同", "It serves an administrative purpose (行政协议)."
    )
    performed_by: Day = fact("履行期限", "Last day for performance.")
    status: ContractStatus | None = fact("履行状态", "Where it stands, if said.", absence="none")
    breach: ContractBreach | No | None = fact(
        "违约情况", "A promise that was not kept, if any.", absence="none"
    )
    changed_on: Day = fact("变更日期", "Day it was changed or ended early; false: it was not.")
    change_agreed: bool | None = fact("协商变更", "Both sides agreed to the change.")
    change_lawful: bool | None = fact(
        "变更有法定事由和程序", "The law allows the change, and its procedure was followed."
    )
    guarantees_debt: bool | None = fact("提供担保", "It guarantees somebody's debt.")
    government_debt: bool | None = fact("为政府举债", "It borrows for the local government.")
    filed_on: Day = fact("备案日期", "Day it was filed with a higher organ.")
    archived_on: Day = fact("归档日期", "Day it was archived.")
