"""Referrals of conduct around a petition to the police (移交公安).

No field holds the name or a key of a petitioner, and none names an offence or a penalty: what is
kept is the township's own procedure, which can be judged without knowing who asked for what.
"""

from datetime import datetime
from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Part, Record, fact, shape
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.petition import Petition
from fazhi_core.records.petition_steps import AdverseMeasure

__all__ = [
    "PersuasionKind",
    "PoliceReferral",
    "PublicSecurityDecision",
    "ReferralAct",
    "ReferralBasis",
    "ReferralFacts",
    "ReferralGround",
    "ReferralPersuasion",
    "ReferralRequest",
]


class ReferralGround(Labelled):
    """What the referral rests on (信访工作条例 2022 art. 26, 47)."""

    ENUMERATED_ACT = "enumerated_act", "条例列举的具体行为"
    REPETITION = "repetition", "重复信访"
    DATE = "date", "特定时间节点"
    LEVEL = "level", "到上级机关走访"
    NUMBERS = "numbers", "走访人数"
    FORM = "form", "写信、来电或者网上反映"
    PROMISE = "promise", "不履行息访承诺"
    UNTRUE = "untrue", "反映的情况不实"
    OTHER = "other", "其他"


class ReferralRequest(Labelled):
    """What the township asks the police for; a referral needs to ask for nothing."""

    DETENTION = "detention", "拘留"
    ADMONITION = "admonition", "训诫"
    NONE = "none", "未提出处理要求"


@shape
class ReferralAct(Part):
    """The act on which the referral rests."""

    description: str | None = fact("行为描述", "What was done.", personal=True, free_text=True)
    on: Day = fact("行为日期", "Day of the act.")
    article: int | None = fact("条例条文", "Article of the regulation that names the act.")


@shape
class ReferralBasis(Part):
    """The provision cited for the referral."""

    instrument: str | None = fact("移送依据", "Instrument cited.", free_text=True)
    article: int | None = fact("依据条文", "Article cited.")


class PersuasionKind(Labelled):
    """What persuasion consisted of (信访条例 2005 art. 47; 信访工作条例 2022 art. 47)."""

    DISSUASION = "dissuasion", "劝阻"
    CRITICISM = "criticism", "批评"
    EDUCATION = "education", "教育"


@shape
class ReferralPersuasion(Part):
    """Persuasion before the referral: how often and when, never what was said."""

    count: int | None = fact("劝导次数", "How often persuasion was tried.", unit="times")
    last_on: Day = fact("最后劝导日期", "Day of the last attempt.")
    records: bool | None = fact("有劝导记录", "The attempts are on record.")
    kinds: tuple[PersuasionKind, ...] | None = fact("劝导方式", "What it consisted of.")
    in_vain: bool | None = fact("劝导无效", "The act went on all the same.")


@shape
class ReferralFacts(Part):
    """The facts that the referral states."""

    at: datetime | None = fact("发生时刻", "Moment of the act, where the hour is known.")
    place: str | None = fact("地点", "Where it happened.", personal=True, free_text=True)
    act: str | None = fact("具体行为", "What exactly was done.", personal=True, free_text=True)
    consequence: str | None = fact("后果", "What came of it.", personal=True, free_text=True)
    evidence: bool | None = fact("附有证据", "Evidence is attached for these facts.")
    serious: bool | None = fact("写明情节严重", "The facts that make it serious are stated.")
    knowingly_untrue: bool | None = fact(
        "有故意编造的事实", "Facts are stated that show something was made up on purpose."
    )


@shape
class PublicSecurityDecision(Part):
    """What the police decided; it is theirs to judge whether there was an offence."""

    on: Day = fact("公安决定日期", "Day of the decision; false: none was made.")
    document_no: str | None = fact("公安决定文号", "Number of the decision.")
    article: int | None = fact("决定所引条文", "Article the decision rests on.")
    no_offence: bool | None = fact("公安认定不属违法", "The police found that there was none.")


@shape
class PoliceReferral(Record):
    """One referral of conduct to the police (信访工作条例 2022 art. 47).

    The record holds the township's own procedure.  It names no offence and no penalty.
    """

    type: ClassVar[str] = "police_referral"

    petition: str | Petition | No | None = fact(
        "关联信访事项", "The petition behind it; false: there is none.", refers_to=("petition",)
    )
    referred_on: Day = fact("移送日期", "Day of the referral.")
    emergency: bool | None = fact(
        "现场紧急", "There was immediate danger, to be shown by facts.", absence="none"
    )
    ground: ReferralGround | None = fact("移送理由", "What the referral rests on.")
    act: ReferralAct | No | None = fact("所涉行为", "The act concerned; false: none is named.")
    legal_basis: ReferralBasis | No | None = fact("法律依据", "Provision cited; false: none is.")
    persuasion: ReferralPersuasion | No | None = fact(
        "劝阻批评教育", "Persuasion before the referral; false: none was tried."
    )
    facts: ReferralFacts | No | None = fact("移送事实", "The facts stated; false: none are.")
    asks_for: tuple[ReferralRequest, ...] | None = fact("处理要求", "What the police is asked for.")
    replies_served: bool | None = fact(
        "信访答复已送达", "The replies due in the petition were served."
    )
    channels_open: bool | None = fact(
        "救济渠道未尽", "Review in the petition procedure or another remedy is still open."
    )
    evidence: tuple[str, ...] | None = fact(
        "证据清单", "The evidence handed over, item by item.", personal=True, free_text=True
    )
    legal_review: str | LegalReview | No | None = fact(
        "法制审核", "Legality review before the referral.", refers_to=("legal_review",)
    )
    approved_by: str | None = fact(
        "移送批准人", "Who approved the referral.", personal=True, free_text=True
    )
    public_security_decision: PublicSecurityDecision | No | None = fact(
        "公安机关决定", "What the police decided; false: nothing."
    )
    person_detained_by_township: bool | None = fact(
        "镇方限制人身自由", "The township itself held somebody back or in custody."
    )
    informed_of_remedies: bool | None = fact("已告知救济途径", "The remedies were told.")
    claims_resolved: bool | None = fact(
        "称诉求已解决", "The referral says that the claim was resolved or answered."
    )
    claims_final: bool | None = fact(
        "称信访已终结", "The referral says that the matter is final or no longer accepted."
    )
    decider_conflict: bool | None = fact(
        "批准人应回避", "Who approved it is complained of or has a direct interest."
    )
    held_by_others: bool | None = fact(
        "由他人看管", "Village staff, guards or others held somebody back for the township."
    )
    adverse_measures: tuple[AdverseMeasure, ...] | None = fact(
        "移送前后不利措施", "Relief, licence, fine or supply changed to somebody's harm around it."
    )
    petition_content_passed: bool | None = fact(
        "移送与行为无关的内容", "Contents of the petition beyond the act were handed over."
    )
    outcome_published: bool | None = fact(
        "对外提供公安处理结果", "What the police decided was published or given to others."
    )
    corrected_on: Day = fact("更正说法日期", "Day the township corrected its own wording.")
