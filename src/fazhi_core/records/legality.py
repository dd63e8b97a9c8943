"""Legality reviews (法制审核 / 合法性审查) of penalties, decisions, documents and contracts."""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Part, Record, Subject, fact, shape

__all__ = [
    "LegalReview",
    "ReviewForm",
    "ReviewKind",
    "ReviewOutcome",
    "ReviewPause",
    "ReviewScope",
    "Reviewer",
]


class ReviewKind(Labelled):
    """What kind of matter is reviewed."""

    ENFORCEMENT = "enforcement", "执法决定"
    DECISION = "decision", "重大决策"
    DOCUMENT = "document", "规范性文件"
    CONTRACT = "contract", "合同"


class ReviewForm(Labelled):
    """What was done; only a legality review is one (国务院令第713号 art. 25)."""

    REVIEW = "review", "合法性审查"
    COMMENTS = "comments", "征求意见"
    COUNTERSIGNING = "countersigning", "会签"
    ATTENDANCE = "attendance", "参加审议"


class ReviewScope(Labelled):
    """What a review looked at (国办发〔2018〕118号, part 13)."""

    AUTHORITY = "authority", "主体权限"
    FACTS = "facts", "事实"
    EVIDENCE = "evidence", "证据"
    LAW = "law", "法律适用"
    PROCEDURE = "procedure", "程序"
    DISCRETION = "discretion", "裁量"
    CONTENT = "content", "内容"
    FORM = "form", "文书格式"


class ReviewOutcome(Labelled):
    """What the reviewer concluded."""

    PASSED = "passed", "通过"
    PASSED_WITH_CHANGES = "passed_with_changes", "修改后通过"
    REJECTED = "rejected", "不通过"
    RETURNED = "returned", "退回补充"


@shape
class Reviewer(Part):
    """Who reviewed."""

    name: str | None = fact("审核人", "Name of the reviewer.", personal=True)
    role: str | None = fact("职务", "Post of the reviewer.", free_text=True)
    law_qualified: bool | None = fact("法律职业资格", "Passed the legal qualification examination.")
    first_time: bool | None = fact("初次从事", "Takes up such reviews for the first time.")
    is_case_handler: bool | None = fact("系本案承办人", "Also investigated the case.")
    is_drafter: bool | None = fact("系起草人", "Also drafted the paper.")
    first_review_on: Day = fact("首次审核日期", "Day of this person's first review ever.")
    outside: bool | None = fact("外部人员", "Comes from outside the agency.")


@shape
class ReviewPause(Part):
    """A span in which a review stood still: papers were added, experts asked."""

    start: Day = fact("暂停开始日期", "First day.")
    end: Day = fact("暂停截止日期", "Last day.")


@shape
class LegalReview(Record):
    """One legality review of one matter.  Days are calendar days."""

    type: ClassVar[str] = "legal_review"

    subject: Subject | None = fact("审核对象", "The record that was reviewed.")
    kind: ReviewKind | None = fact("审核类别", "Kind of matter reviewed.")
    form: ReviewForm | None = fact("审核形式", "What was done under the name of a review.")
    submitted_on: Day = fact("送审日期", "Day the matter was handed in for review.")
    materials_complete: bool | None = fact("材料齐全", "The papers handed in were complete.")
    reviewer: Reviewer | No | None = fact("审核人员", "Who reviewed; false: nobody did.")
    resubmitted_on: Day = fact("再次送审日期", "Day of the second submission after changes.")
    due_on: Day = fact(
        "要求审核完成日期", "Day by which the opinion was asked for; false: no day was set."
    )
    urgent: bool | None = fact(
        "情况紧急",
        "An emergency, or an order from above to be carried out at once.",
        absence="none",
    )
    pauses: tuple[ReviewPause, ...] | None = fact(
        "不计入审核期间", "Spans in which the review stood still.", absence="none"
    )
    reviewer_body: str | None = fact("审核机构", "Body that reviewed.", free_text=True)
    scope: tuple[ReviewScope, ...] | None = fact("审核内容", "What the review looked at.")
    opinion_on: Day = fact("审核意见日期", "Day of the opinion.")
    outcome: ReviewOutcome | None = fact("审核结论", "Conclusion of the review.")
    written: bool | None = fact("书面意见", "The opinion is in writing.")
    adopted: bool | None = fact("采纳", "The opinion was followed.")
    not_adopted_reason: str | None = fact(
        "不采纳理由", "Why the opinion was not followed.", free_text=True
    )
