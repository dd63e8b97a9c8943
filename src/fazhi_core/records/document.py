"""Normative documents (行政规范性文件) that a township issues (国办发〔2018〕37号, 115号)."""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Part, Record, fact, shape
from fazhi_core.records.decision import (
    AdviserOpinion,
    DecisionDiscussion,
    FairCompetitionReview,
)
from fazhi_core.records.disclosure import Channel
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.report import Section

__all__ = [
    "CommentPeriod",
    "Creates",
    "DocumentFiling",
    "IncidentalReview",
    "IssuerKind",
    "NormativeDocument",
]


class IssuerKind(Labelled):
    """What kind of body issued a document."""

    GOVERNMENT = "government", "乡镇人民政府"
    OFFICE = "office", "内设机构"
    LEADING_GROUP = "leading_group", "领导小组"
    PARTY_COMMITTEE = "party_committee", "党委"
    JOINT = "joint", "党政联合"


class Creates(Labelled):
    """What a document lays down."""

    PENALTY = "penalty", "行政处罚"
    LICENCE = "licence", "行政许可"
    COERCION = "coercion", "行政强制"
    FEE = "fee", "收费"
    DUTY = "duty", "增加义务"
    NONE = "none", "无"


@shape
class CommentPeriod(Part):
    """The open comment period (优化营商环境条例 62).  Days are calendar days."""

    start: Day = fact("征求意见开始日期", "First day.")
    end: Day = fact("征求意见截止日期", "Last day.")
    channels: tuple[Channel, ...] | None = fact("征求意见渠道", "Where comments were asked for.")
    summary: bool | None = fact("意见采纳反馈", "It was told which comments were followed.")
    shortened_reason: str | None = fact(
        "缩短期限理由", "Why the period is shorter.", absence="none", free_text=True
    )


@shape
class DocumentFiling(Part):
    """The filing with a higher organ (备案)."""

    on: Day = fact("备案日期", "Day of the filing.")
    organ: str | None = fact("备案机关", "Organ it was filed with.", free_text=True)
    record_no: str | None = fact("备案号", "Number given to it.")


@shape
class IncidentalReview(Part):
    """A review asked for together with reconsideration (行政复议法 56 to 59)."""

    asked_on: Day = fact("附带审查通知日期", "Day the notice was received.")
    by_court: bool | None = fact(
        "法院附带审查", "A court asked, in a suit; it sets no term.", absence="none"
    )
    replied_on: Day = fact("附带审查答复日期", "Day of the written reply; false: there was none.")
    found_unlawful_on: Day = fact(
        "认定不合法日期", "Day a clause was found unlawful; false: none was."
    )
    corrected_on: Day = fact("条款纠正日期", "Day that clause was put right; false: it was not.")


@shape
class NormativeDocument(Record):
    """One document.  Days are calendar days unless the law says otherwise."""

    type: ClassVar[str] = "normative_document"

    title: str | None = fact("文件名称", "Title of the document.", free_text=True)
    document_no: str | None = fact("文号", "Number of the document.")
    issuer: str | None = fact("制定机关", "Body that issued it.", free_text=True)
    issuer_kind: IssuerKind | None = fact("制定机关类型", "Kind of body that issued it.")
    public: bool | None = fact("面向社会公开", "It is addressed to the public.")
    affects_rights: bool | None = fact("涉及权利义务", "It touches rights and duties.")
    generally_binding: bool | None = fact("普遍约束力", "It binds generally.")
    reusable: bool | None = fact("反复适用", "It is applied again and again for a time.")
    important: bool | None = fact("重要规范性文件", "It is an important document.")
    secret: bool | None = fact("依法不公开", "It lawfully stays closed.", absence="none")
    urgent: bool | None = fact("情况紧急", "It had to be issued at once.", absence="none")
    drafted_on: Day = fact("起草日期", "Day the draft was made.")
    evaluated_on: Day = fact("评估论证日期", "Day of the evaluation.")
    touches_business: bool | None = fact(
        "涉及经营主体", "It is close to the activity of businesses."
    )
    touches_women: bool | None = fact("涉及妇女权益", "It touches the rights of women.")
    women_federation_heard: bool | None = fact("听取妇联意见", "The women's federation was heard.")
    touches_accessibility: bool | None = fact("涉及无障碍环境", "It touches accessibility.")
    disabled_and_elderly_heard: bool | None = fact(
        "听取残疾人老年人代表意见", "Representatives of the disabled and elderly were heard."
    )
    comment: CommentPeriod | No | None = fact(
        "公开征求意见", "Open comment period; false: there was none."
    )
    basis_sufficient: bool | None = fact(
        "依据充分", "The leading group found the basis sufficient."
    )
    basis_sufficient_on: Day = fact("依据审核日期", "Day of that finding.")
    content_lawful: bool | None = fact("内容合法", "The leading group found the content lawful.")
    content_lawful_on: Day = fact("内容审核日期", "Day of that finding on the content.")
    procedure_lawful: bool | None = fact(
        "程序合法", "The leading group found the procedure lawful."
    )
    procedure_lawful_on: Day = fact("程序审核日期", "Day of that finding on the procedure.")
    office_checked_on: Day = fact("办公机构审核日期", "Day the office checked the draft.")
    has_adviser: bool | None = fact("聘有法律顾问", "The agency has a legal adviser.")
    adviser_opinion: AdviserOpinion | No | None = fact(
        "法律顾问意见", "Opinion of the legal adviser."
    )
    review: str | LegalReview | No | None = fact(
        "合法性审核", "Legality review, by id or inline.", refers_to=("legal_review",)
    )
    fair_competition_review: FairCompetitionReview | No | None = fact(
        "公平竞争审查", "Fair-competition review."
    )
    discussion: DecisionDiscussion | No | None = fact("集体审议", "Collective deliberation.")
    party_committee_approved_on: Day = fact(
        "党委研究审批日期", "Day the Party committee approved it."
    )
    registered_no: str | No | None = fact(
        "统一登记号", "Number in the unified register; false: it was not registered."
    )
    issued_on: Day = fact("签发日期", "Day it was signed and issued.")
    published_on: Day = fact("公布日期", "Day it was published; false: it was not.")
    channels: tuple[Channel, ...] | None = fact("公布渠道", "Where it was published.")
    interpreted_on: Day = fact("政策解读发布日期", "Day its explanation was published.")
    effective_on: Day = fact("施行日期", "First day it is in force.")
    early_effect_reason: str | None = fact(
        "提前施行理由", "Why it is in force early.", absence="none", free_text=True
    )
    expires_on: Day = fact("失效日期", "Last day it is in force; false: no end is set.")
    trial: bool | None = fact("暂行或试行", "It is provisional or on trial.")
    filed: DocumentFiling | No | None = fact("备案", "Filing; false: it was not filed.")
    creates: tuple[Creates, ...] | None = fact("设定事项", "What it lays down.")
    basis_cited: bool | None = fact("有上位法依据", "A higher norm allows what it lays down.")
    cleaned_up_on: Day = fact(
        "清理日期", "Day of the last clean-up that covered it; false: none did."
    )
    higher_law_changed_on: Day = fact(
        "上位法变动日期", "Day a norm it rests on was last changed or repealed; false: none was."
    )
    business_effect_reviewed_on: Day = fact(
        "政策评估日期", "Day its effect on business was last evaluated; false: never."
    )
    incidental_review: IncidentalReview | No | None = fact(
        "附带审查", "Review asked for with a reconsideration, if any.", absence="none"
    )
    to_village: bool | None = fact("涉村级事项", "It is addressed to villages.")
    orders_self_government: bool | None = fact(
        "干预自治事项", "It orders a matter of village self-government."
    )
    delegates_to_village: bool | None = fact("委托村级工作", "It gives work to villages.")
    delegation_funded: bool | None = fact("保障委托经费", "That work is paid for.")
    orders_collective: bool | None = fact(
        "干预集体经营", "It orders the business of a rural collective."
    )
    sections: tuple[Section, ...] | None = fact("文件各部分", "Its parts, in order.")
    archived_on: Day = fact("归档日期", "Day its papers were archived; false: they were not.")
    county_archive_scope: bool | None = fact(
        "属县级馆接收范围", "The county archive takes in such papers."
    )
    transfer_extended_to: Day = fact(
        "延期移交至", "Last day after an approved extension.", absence="none"
    )
    archive_transferred_on: Day = fact(
        "移交档案馆日期", "Day they went to the county archive; false: they did not."
    )
