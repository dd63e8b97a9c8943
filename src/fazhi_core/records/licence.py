"""Licences (行政许可), from application to issue (行政许可法; all its terms are working days)."""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Money, No, Part, Record, fact, shape
from fazhi_core.records.disclosure import DisclosureItem
from fazhi_core.records.enforcement_hearing import Discussion, ExcludedPeriod, Hearing
from fazhi_core.records.enforcement_outcome import LegalBasis, Reversal, Service
from fazhi_core.records.enforcement_people import ActingBody, CaseOfficer, Party
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.paper_file import PaperPage

__all__ = [
    "LicenceAcceptance",
    "LicenceCase",
    "LicenceCorrection",
    "LicenceDecision",
    "LicenceExtension",
    "LicenceInspection",
    "LicenceKind",
    "LicenceOutcome",
    "LicenceThirdParty",
    "LicenceVerification",
]


class LicenceKind(Labelled):
    """What kind of licence it is (行政许可法 12)."""

    ORDINARY = "ordinary", "普通"
    FRANCHISE = "franchise", "特许"
    RECOGNITION = "recognition", "认可"
    APPROVAL = "approval", "核准"
    REGISTRATION = "registration", "登记"
    OTHER = "other", "其他"


class LicenceOutcome(Labelled):
    """How an application was decided."""

    GRANTED = "granted", "准予许可"
    REFUSED = "refused", "不予许可"
    WITHDRAWN = "withdrawn", "申请人撤回"


@shape
class LicenceCorrection(Part):
    """The notice of missing papers, given once (行政许可法 32)."""

    told_on: Day = fact("告知补正日期", "Day the applicant was told.")
    times: int | None = fact("告知次数", "How often the applicant was told.", unit="times")
    all_at_once: bool | None = fact("一次告知全部", "Everything missing was named.")
    supplied_on: Day = fact("补正收到日期", "Day the missing papers came in.")


@shape
class LicenceAcceptance(Part):
    """Acceptance or refusal to accept (行政许可法 32)."""

    on: Day = fact("受理决定日期", "Day it was decided.")
    accepted: bool | None = fact("予以受理", "The application was accepted.")
    written: bool | None = fact("书面凭证", "A written receipt was given.")
    sealed: bool | None = fact("加盖专用印章", "The receipt bears the special seal.")
    dated: bool | None = fact("注明日期", "The receipt bears a date.")


@shape
class LicenceVerification(Part):
    """Verification of the contents (行政许可法 34)."""

    needed: bool | None = fact("需要实质核查", "The contents had to be verified.")
    on: Day = fact("核查日期", "Day of the verification.")
    staff: tuple[CaseOfficer, ...] | None = fact("核查人员", "Who verified.")
    record: bool | None = fact("核查记录", "A record was made.")


@shape
class LicenceThirdParty(Part):
    """Others whose major interests are touched (行政许可法 36 and 47)."""

    affected: bool | None = fact("涉他人重大利益", "It touches major interests of others.")
    told_on: Day = fact("告知利害关系人日期", "Day they were told.")
    heard: bool | None = fact("听取意见", "They were heard.")
    hearing_right_told: bool | None = fact("告知听证权", "Their right to a hearing was told.")


@shape
class LicenceExtension(Part):
    """A longer time for the decision (行政许可法 42)."""

    approved_on: Day = fact("批准延期日期", "Day it was approved.")
    approved_by: str | None = fact("延期批准人", "Who approved it.", personal=True, free_text=True)
    days: int | None = fact("延长天数", "Length of the extension.", unit="working days")
    reasons_told: bool | None = fact("告知延期理由", "The applicant was told the reasons.")
    told_on: Day = fact("告知延期日期", "Day the applicant was told.")


@shape
class LicenceDecision(Part):
    """The decision (行政许可法 37 and 38)."""

    on: Day = fact("决定日期", "Day of the decision.")
    document_no: str | None = fact("决定书文号", "Number of the document.")
    outcome: LicenceOutcome | None = fact("许可结果", "How it was decided.")
    written: bool | None = fact("书面决定", "It is in writing.")
    basis: tuple[LegalBasis, ...] | None = fact("许可依据", "Provisions it cites.")
    reasons_stated: bool | None = fact("说明理由", "It gives reasons.")
    remedies_stated: bool | None = fact("告知救济途径", "It names the remedies.")
    sealed: bool | None = fact("加盖印章", "It bears the seal of the organ.")
    approved_by: str | None = fact("决定批准人", "Who approved it.", personal=True, free_text=True)


@shape
class LicenceInspection(Part):
    """An inspection of the licensee afterwards (行政许可法 61)."""

    on: Day = fact("检查日期", "Day of the inspection.")
    record: bool | None = fact("检查记录", "Situation and result were recorded.")
    signed: bool | None = fact("检查人员签字", "The inspectors signed the record.")
    archived: bool | None = fact("检查记录归档", "The record was filed.")


@shape
class LicenceCase(Record):
    """One application.  Terms for the organ are working days (行政许可法 82)."""

    type: ClassVar[str] = "licence_case"

    case_no: str | None = fact("受理编号", "Number of the application.")
    kind: LicenceKind | None = fact("许可类别", "Kind of licence.")
    title: str | None = fact("许可事项", "What is applied for.", personal=True, free_text=True)
    party: Party | None = fact("申请人", "Who applies.", personal=True)
    received_on: Day = fact("收到申请日期", "Day the application came in.")
    materials_complete: bool | None = fact("材料齐全", "The papers were complete.")
    correction: LicenceCorrection | No | None = fact(
        "补正告知", "Notice of missing papers; false: none was given."
    )
    acceptance: LicenceAcceptance | No | None = fact("受理", "Acceptance or refusal to accept.")
    decided_on_the_spot: bool | None = fact("当场决定", "It was decided on the spot.")
    joint_handling: bool | None = fact(
        "统一联合集中办理", "Several organs handled it together.", absence="none"
    )
    statutory_days: int | None = fact(
        "法定特别期限",
        "Term that a law or regulation sets instead of the general one.",
        absence="none",
        unit="working days",
    )
    verification: LicenceVerification | No | None = fact("实质核查", "Verification of contents.")
    third_party: LicenceThirdParty | No | None = fact(
        "利害关系人", "Others whose interests are touched."
    )
    hearing: Hearing | No | None = fact("听证", "Hearing.")
    extension: LicenceExtension | No | None = fact(
        "延期", "Longer time for the decision.", absence="none"
    )
    excluded_days: tuple[ExcludedPeriod, ...] | None = fact(
        "扣除期间", "Days that do not count.", absence="none"
    )
    review: str | LegalReview | No | None = fact(
        "法制审核", "Legality review, by id or inline.", refers_to=("legal_review",)
    )
    discussion: Discussion | No | None = fact("集体讨论", "Collective discussion.")
    decision: LicenceDecision | No | None = fact("许可决定", "Decision; false: none was made.")
    issued_on: Day = fact("颁发证件日期", "Day the licence was issued and delivered.")
    service: Service | No | None = fact("送达", "Service of the decision.")
    disclosure: str | DisclosureItem | No | None = fact(
        "公示", "Publication, by id or inline.", refers_to=("disclosure_item",)
    )
    fee: Money = fact("收费金额", "Fee charged.", unit="yuan")
    officers: tuple[CaseOfficer, ...] | None = fact("承办人", "Staff in charge.")
    acting_body: ActingBody | None = fact("作出机关", "In whose name and by what power.")
    inspections: tuple[LicenceInspection, ...] | None = fact("监督检查", "Inspections afterwards.")
    reversal: Reversal | No | None = fact("变更撤销", "The licence was changed or annulled.")
    archived_on: Day = fact("归档日期", "Day the file was archived.")
    pages: tuple[PaperPage, ...] | None = fact(
        "案卷页码", "Where each document lies in the paper file."
    )
