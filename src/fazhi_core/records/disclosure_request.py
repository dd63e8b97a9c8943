"""Requests for information (依申请公开), as 政府信息公开条例 chapter 4 has them."""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, Money, No, Part, Record, fact, shape
from fazhi_core.records.disclosure import WithheldGround

__all__ = [
    "AnswerKind",
    "Consultation",
    "DisclosureRequest",
    "RequestChannel",
    "RequestExtension",
]


class RequestChannel(Labelled):
    """How a request came in."""

    POST = "post", "邮寄"
    IN_PERSON = "in_person", "当面提交"
    ONLINE = "online", "网络"


class AnswerKind(Labelled):
    """How a request was answered (政府信息公开条例 36)."""

    DISCLOSED = "disclosed", "予以公开"
    PARTLY = "partly", "部分公开"
    REFUSED = "refused", "不予公开"
    NOT_HELD = "not_held", "本机关不掌握"
    HANDLED_ELSEWHERE = "handled_elsewhere", "另行处理"
    NOT_PROCESSED = "not_processed", "不予处理"


@shape
class Consultation(Part):
    """A third party or another organ asked for its opinion (政府信息公开条例 32 and 34)."""

    asked_on: Day = fact("征求意见日期", "Day the question was sent.")
    received_on: Day = fact("收到征求意见日期", "Day the question was received.")
    replied_on: Day = fact("答复日期", "Day of the reply.")
    agreed: bool | None = fact("同意公开", "The body or person asked agreed.")
    written: bool | None = fact("书面征求", "The question was put in writing.")


@shape
class RequestExtension(Part):
    """A longer time for the answer (政府信息公开条例 33)."""

    on: Day = fact("延期日期", "Day of the extension.")
    approved_by: str | No | None = fact(
        "批准人", "Who approved it; false: nobody did.", personal=True, free_text=True
    )
    notified: bool | None = fact("已告知申请人", "The applicant was told.")
    notified_on: Day = fact("告知日期", "Day the applicant was told, if later.", absence="none")
    days: int | None = fact(
        "延长天数",
        "Length of the extension, if it is not the longest.",
        absence="none",
        unit="working days",
    )


@shape
class DisclosureRequest(Record):
    """One request for information.  The law counts its terms in working days."""

    type: ClassVar[str] = "disclosure_request"

    sent_on: Day = fact("提出日期", "Day the request was sent.")
    received_on: Day = fact("收到日期", "Day the request was received.")
    confirmed_on: Day = fact(
        "确认日期", "Day receipt was confirmed with the applicant, if later.", absence="none"
    )
    received_by: RequestChannel | None = fact("提交方式", "How the request came in.")
    ordinary_mail: bool | None = fact(
        "平常信函", "It came by mail that needs no signature.", absence="none"
    )
    oral: bool | None = fact("口头申请", "It was made orally.")
    form_filled_by_office: bool | None = fact("代为填写", "The office filled in the form.")
    content_clear: bool | None = fact("内容明确", "The request said clearly what is wanted.")
    supplement_asked_on: Day = fact(
        "告知补正日期", "Day the applicant was asked to supplement.", absence="none"
    )
    supplement_asked_times: int | None = fact(
        "告知补正次数", "How often the applicant was asked.", unit="times"
    )
    supplemented_on: Day = fact(
        "补正收到日期",
        "Day the supplemented request was received; false: none came.",
        absence="none",
    )
    third_party: Consultation | No | None = fact(
        "征求第三方意见", "Third party asked for its opinion.", absence="none"
    )
    other_organ: Consultation | No | None = fact(
        "征求其他机关意见", "Other organ asked for its opinion.", absence="none"
    )
    extended: RequestExtension | No | None = fact(
        "延期答复", "Extension of the answer.", absence="none"
    )
    due_on: Day = fact("答复期限", "Last day for the answer, as the register has it.")
    answered_on: Day = fact("答复作出日期", "Day of the answer; false: none was given.")
    answer_sent_on: Day = fact("答复发出日期", "Day the answer was sent.")
    answer_served_on: Day = fact("答复送达日期", "Day the answer reached the applicant.")
    answered_on_the_spot: bool | None = fact("当场答复", "It was answered on the spot.")
    search_done: bool | None = fact("已检索", "A search for the information was made.")
    answer: AnswerKind | None = fact("答复类型", "How it was answered.")
    written: bool | None = fact("书面答复", "The answer is in writing.")
    refusal_ground: str | None = fact("不予公开依据", "Ground of refusal.", free_text=True)
    withheld_ground: WithheldGround | None = fact(
        "不予公开事由", "Which ground of the regulation the refusal rests on."
    )
    reasons_given: bool | None = fact("说明理由", "The answer gives reasons.")
    remedies_stated: bool | None = fact("告知救济途径", "The answer names the remedies.")
    reconsideration_first_stated: bool | None = fact(
        "载明复议前置", "It says that reconsideration comes first."
    )
    partial_considered: bool | None = fact(
        "区分处理", "Whether a part can be disclosed was considered."
    )
    excessive: bool | None = fact(
        "数量频次明显超过合理范围",
        "Number or frequency is clearly excessive.",
        absence="none",
    )
    fee: Money = fact("收费金额", "Fee charged.", unit="yuan")
    fee_by_item: bool | None = fact("按件计收", "The fee is counted by item.")
    fee_items: int | None = fact("计费件数", "Items in the calendar month.", unit="items")
    fee_told_on: Day = fact("收费通知日期", "Day the applicant was told of the fee.")
    applicant: str | None = fact("申请人", "Who asks.", personal=True)
    registered: bool | None = fact("已登记", "It stands in the register.")
    archived_on: Day = fact("归档日期", "Day it was filed.")
