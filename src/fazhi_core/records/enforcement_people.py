"""Who takes part in enforcement: parties, officers, the acting body and what it acts upon.

Shared by penalty, coercion, licence and transfer cases.
"""

from datetime import datetime

from fazhi_core.records.base import Day, Labelled, No, Part, fact, shape

__all__ = [
    "ActingBody",
    "Authority",
    "AuthorityMode",
    "CaseOfficer",
    "OfficerRole",
    "OfficerStatus",
    "Party",
    "PartyKind",
    "PlanningZone",
    "Power",
    "SignOff",
    "SignOffStep",
]


class PartyKind(Labelled):
    """What kind of person the party is."""

    NATURAL = "natural", "自然人"
    LEGAL = "legal", "法人"
    INDIVIDUAL_BUSINESS = "individual_business", "个体工商户"
    OTHER = "other", "其他组织"


@shape
class Party(Part):
    """The party of a case; names and numbers are never printed."""

    kind: PartyKind | None = fact("当事人类型", "Kind of person.")
    name: str | None = fact("姓名或名称", "Name of the party.", personal=True)
    id_no: str | None = fact("身份证件号码", "Identity number of the party.", personal=True)
    uscc: str | None = fact("统一社会信用代码", "Unified social credit code.", personal=True)
    minor: bool | None = fact("未成年人", "Under eighteen at the time of the act.")
    under_14: bool | None = fact(
        "不满十四周岁",
        "Under fourteen at the time of the act; absent: not so, unless the party is a minor.",
        absence="none",
    )


class OfficerStatus(Labelled):
    """What a person who takes part in enforcement is."""

    OFFICER = "officer", "执法人员"
    AUXILIARY = "auxiliary", "辅助人员"
    OTHER_STAFF = "other_staff", "其他工作人员"


class OfficerRole(Labelled):
    """What a person does in a case."""

    HANDLER = "handler", "主办"
    ASSISTANT = "assistant", "协办"


@shape
class CaseOfficer(Part):
    """A person who handles a case, with the enforcement certificate."""

    name: str | None = fact("姓名", "Name of the officer.", personal=True)
    certificate_no: str | None = fact("执法证号", "Number of the certificate.", personal=True)
    certificate_valid_from: Day = fact("证件有效期起", "First day the certificate is valid.")
    certificate_valid_to: Day = fact("证件有效期止", "Last day the certificate is valid.")
    certificate_organ: str | None = fact("发证机关", "Body that issued it.", free_text=True)
    status: OfficerStatus | None = fact("人员身份", "What the person is.")
    role: OfficerRole | None = fact("办案角色", "What the person does in the case.")
    unit: str | None = fact("所在单位", "Unit the person belongs to.", free_text=True)


class Power(Labelled):
    """Where the power of the acting body comes from."""

    OWN = "own", "法定职权"
    CONFERRED = "conferred", "赋权"
    ENTRUSTED = "entrusted", "委托"
    NONE = "none", "无职权"


@shape
class ActingBody(Part):
    """In whose name and by what power the act was done (行政处罚法 17 to 24, 38)."""

    name: str | None = fact("作出机关名称", "Name on the decision.", free_text=True)
    internal: bool | None = fact("内设机构", "It is an internal office, not the organ itself.")
    power: Power | None = fact("职权来源", "Where its power comes from.")
    has_power: bool | None = fact("具有强制执行权", "A law gives it power to execute by force.")
    power_document: str | None = fact(
        "赋权或委托文件", "Document that confers or entrusts the power.", free_text=True
    )
    power_published_on: Day = fact("赋权或委托文件公布日期", "Day that document was published.")
    power_provincial: bool | None = fact(
        "省级决定", "A province, autonomous region or municipality decided to confer it."
    )
    power_published_by_both: bool | None = fact(
        "委托双方均公布", "Both sides of the entrustment published the document."
    )
    seal_of: str | None = fact("印章机关", "Whose seal the decision bears.", free_text=True)
    entrustment_written: bool | None = fact("书面委托", "The entrustment is in writing.")
    entrustment_complete: bool | None = fact(
        "载明事项权限期限", "The entrustment states its items, powers and term."
    )
    entrusted_from: Day = fact("委托期限起", "First day of the entrustment.")
    entrusted_to: Day = fact("委托期限止", "Last day of the entrustment; false: no end.")
    in_entrusters_name: bool | None = fact(
        "以委托机关名义", "The decision was made in the name of the organ that entrusts."
    )
    sub_entrusted: bool | None = fact(
        "再委托", "The power was passed on to somebody else; absent: it was not.", absence="none"
    )


class AuthorityMode(Labelled):
    """How the organ came by the power over an item."""

    STATUTE = "statute", "法律法规规定"
    CONFERRED = "conferred", "省级赋权"
    ENTRUSTED = "entrusted", "委托"
    RELATIVE_CONCENTRATION = "relative_concentration", "相对集中行政处罚权"


class PlanningZone(Labelled):
    """The planning area in which a building stands (城乡规划法 41, 64, 65)."""

    TOWNSHIP = "township", "乡规划区", "乡"
    VILLAGE = "village", "村庄规划区", "村庄"
    TOWN = "town", "镇规划区", "镇"


@shape
class Authority(Part):
    """The provision or list item that gives power over this very matter."""

    mode: AuthorityMode | None = fact("权限来源", "How the organ came by the power.")
    instrument: str | None = fact(
        "权限依据名称", "Statute or decision it rests on.", free_text=True
    )
    names_township: bool | None = fact(
        "条文写明乡镇", "The provision itself names townships as the organ that punishes."
    )
    article: int | None = fact("条", "Article number.")
    paragraph: int | None = fact("款", "Paragraph number.")
    item: int | None = fact("项", "Item number.")
    item_no: str | No | None = fact(
        "赋权事项序号", "Number of the item in the published list; false: it is not on the list."
    )
    published_on: Day = fact("依据公布日期", "Day the decision or list was published.")
    valid_from: Day = fact("事项生效日期", "First day the item is in force.")
    valid_to: Day = fact(
        "事项失效日期", "Last day the item is in force; absent or false: no end.", absence="none"
    )
    planning_zone: PlanningZone | None = fact("规划区类型", "Planning area concerned.")


class SignOffStep(Labelled):
    """The step that a head signed off."""

    FILING = "filing", "立案"
    PRESERVATION = "preservation", "先行登记保存"
    NOTICE = "notice", "告知"
    REVIEW = "review", "审核"
    DECISION = "decision", "决定"
    EXTENSION = "extension", "延期"
    COERCION = "coercion", "强制"
    CLOSING = "closing", "结案"


@shape
class SignOff(Part):
    """One approval inside the organ."""

    step: SignOffStep | None = fact("审批环节", "Step that was signed off.")
    post: str | None = fact("审批人职务", "Post of the person.", personal=True, free_text=True)
    result: str | None = fact("审批意见", "What was decided.", free_text=True)
    on: Day = fact("审批日期", "Day of the approval.")
    at: datetime | None = fact("审批时刻", "Moment of the approval, where the hour is known.")
    acting_for: str | None = fact(
        "代行职务", "Post the person acted for.", personal=True, free_text=True
    )
