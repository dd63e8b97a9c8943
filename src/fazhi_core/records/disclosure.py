"""Disclosure (公示公开): published items and catalogues.

The facts follow 政府信息公开条例, 行政处罚法 39 and 48, and 国办发〔2018〕118号.
"""

from typing import ClassVar

from fazhi_core.records.base import Day, Labelled, No, Part, Record, Subject, fact, shape

__all__ = [
    "CatalogueEntry",
    "CatalogueKind",
    "Channel",
    "DeskNotice",
    "DisclosureCatalogue",
    "DisclosureItem",
    "DisclosureOffice",
    "DisclosureStage",
    "EnforcementBasic",
    "EnforcementKind",
    "LicenceNotice",
    "OpennessStage",
    "PetitionNotice",
    "PostingPlace",
    "PublicMatter",
    "Responsible",
    "WithheldGround",
]


class DisclosureStage(Labelled):
    """Where in enforcement an item is published."""

    BEFORE = "before", "事前"
    DURING = "during", "事中"
    AFTER = "after", "事后"


class EnforcementKind(Labelled):
    """The kind of enforcement an item is about."""

    PENALTY = "penalty", "行政处罚"
    LICENCE = "licence", "行政许可"
    COERCION = "coercion", "行政强制"
    INSPECTION = "inspection", "行政检查"
    LEVY = "levy", "行政征收"
    REWARD = "reward", "行政奖励"
    OTHER = "other", "其他"


class Channel(Labelled):
    """Where an item is published."""

    WEBSITE = "website", "政府网站"
    WECHAT = "wechat", "微信公众号"
    BOARD = "board", "公示栏"
    HALL = "hall", "办事大厅"
    VILLAGE_BOARD = "village_board", "村务公开栏"
    UNIFIED_PLATFORM = "unified_platform", "统一公示平台"
    GAZETTE = "gazette", "政府公报"
    NEWS_MEDIA = "news_media", "报刊广播电视"
    PRESS_CONFERENCE = "press_conference", "新闻发布会"


class WithheldGround(Labelled):
    """Why information is not published (政府信息公开条例 14 to 16)."""

    STATE_SECRET = "state_secret", "国家秘密"
    BARRED_BY_LAW = "barred_by_law", "法律法规禁止公开"
    ENDANGERS_SECURITY = "endangers_security", "危及国家安全公共安全经济安全社会稳定"
    THIRD_PARTY_HARM = "third_party_harm", "商业秘密个人隐私"
    INTERNAL_AFFAIRS = "internal_affairs", "内部事务信息"
    PROCESS_INFORMATION = "process_information", "过程性信息"
    ENFORCEMENT_FILE = "enforcement_file", "行政执法案卷信息"
    OTHER = "other", "其他"


class PostingPlace(Labelled):
    """Where a notice hangs."""

    TOWN = "town", "乡镇"
    VILLAGE = "village", "村"
    GROUP = "group", "村民小组"
    COMMUNITY = "community", "社区"


@shape
class Responsible(Part):
    """Who answers for each step of a publication; false: nobody does."""

    collect: str | No | None = fact(
        "采集责任人", "Who collects the information.", personal=True, free_text=True
    )
    transmit: str | No | None = fact(
        "传递责任人", "Who passes it on.", personal=True, free_text=True
    )
    review: str | No | None = fact("审核责任人", "Who reviews it.", personal=True, free_text=True)
    publish: str | No | None = fact(
        "发布责任人", "Who publishes it.", personal=True, free_text=True
    )


@shape
class DisclosureItem(Record):
    """One item that is, or should be, published.  Days are calendar days unless said otherwise."""

    type: ClassVar[str] = "disclosure_item"

    title: str | None = fact("标题", "Title of the item.", personal=True, free_text=True)
    category: str | None = fact("公开类别", "Category of the item.", free_text=True)
    stage: DisclosureStage | None = fact("公示阶段", "Stage of enforcement it belongs to.")
    enforcement_kind: EnforcementKind | None = fact(
        "执法类别", "Kind of enforcement it is about, if any.", absence="none"
    )
    formed_on: Day = fact("信息形成日期", "Day the information was formed.")
    approved_on: Day = fact("批准日期", "Day it was approved, for budgets and accounts.")
    changed_on: Day = fact("信息变更日期", "Day the information last changed.", absence="none")
    published_on: Day = fact("公开日期", "Day of publication; false: not published.")
    withdrawn_on: Day = fact("撤回日期", "Day it was taken down.")
    withdrawal_reason: str | No | None = fact(
        "撤回理由", "Reason published for taking it down; false: none was.", free_text=True
    )
    reason: str | None = fact(
        "公开情况说明",
        "Reason given for publishing, not publishing or taking down.",
        free_text=True,
    )
    channels: tuple[Channel, ...] | None = fact("公开渠道", "Where it is published.")
    responsible: Responsible | No | None = fact("责任人", "Who answers for each step.")
    reviewed_on: Day = fact("公开审查日期", "Day of the review before publication.")
    secrecy_reviewed: bool | None = fact("保密审查", "It passed the secrecy review.")
    personal_data_removed: bool | None = fact("隐私处理", "Personal data were removed.")
    subject: Subject | None = fact(
        "公开所涉记录", "The record of the ledger that it publishes, if any.", absence="none"
    )
    posted_until: Day = fact("张贴截止日期", "Last day on which it hangs on a board.")
    index_no: str | No | None = fact("索引号", "Index number in the catalogue; false: none.")
    summary: str | No | None = fact(
        "内容概述", "Summary given in the catalogue; false: none.", personal=True, free_text=True
    )
    proactive: bool | None = fact("属主动公开范围", "It must be published without a request.")
    withheld_ground: WithheldGround | None = fact(
        "不予公开事由", "Ground for not publishing it.", absence="none"
    )
    reassessed_on: Day = fact("不予公开评估日期", "Day the withholding was last re-assessed.")
    catalogue: str | None = fact(
        "所属目录", "Catalogue that lists it.", refers_to=("disclosure_catalogue",)
    )
    catalogue_days: int | None = fact(
        "目录规定时限",
        "Time limit that the catalogue sets for it.",
        absence="none",
        unit="working days",
    )
    contents_complete: bool | None = fact(
        "公示要素齐全", "Organ, party, kind and conclusion are all shown."
    )
    names_natural_person: bool | None = fact(
        "涉自然人姓名", "It names a natural person.", absence="none"
    )
    concerns_minor: bool | None = fact("涉未成年人", "It concerns a minor.")
    third_party_affected: bool | None = fact("涉第三人合法权益", "It may harm a third party.")
    third_party_consent: bool | None = fact(
        "第三人同意公开", "The third party agreed.", absence="none"
    )
    public_interest_reason: str | None = fact(
        "公共利益理由", "Why public interest prevails.", absence="none", free_text=True
    )
    reversed_on: Day = fact(
        "决定被改变日期",
        "Day the published decision was changed, revoked, or held unlawful or void.",
        absence="none",
    )
    error_found_on: Day = fact("发现错误日期", "Day an error in it was found.", absence="none")
    corrected_on: Day = fact("更正日期", "Day the error was corrected.")
    posted_in: tuple[PostingPlace, ...] | None = fact("张贴地点", "Where the notice hangs.")
    published_by_both: bool | None = fact(
        "委托受托双方均公布", "Both sides of an entrustment published it."
    )
    year: int | None = fact("所属年度", "Year that it is about.", unit="year")
    nil_return: bool | None = fact(
        "零公示",
        "It says that there was nothing of its category to publish in the period.",
        absence="none",
    )
    made_by_other: bool | None = fact(
        "由其他机关负责公开", "Another body made it and must publish it.", absence="none"
    )
    naming_basis: bool | None = fact(
        "具名公开有法定依据", "The law asks to name the persons, as in relief lists."
    )
    granted: bool | None = fact("决定给予", "The decision grants what was applied for.")
    approved_by_congress: bool | None = fact(
        "经本级人大批准", "The people's congress of the same level approved it."
    )
    marker_set: bool | None = fact("设立保护标志", "A protective marker stands on the ground.")


class CatalogueKind(Labelled):
    """What a catalogue record is."""

    GUIDE = "guide", "政府信息公开指南"
    CATALOGUE = "catalogue", "主动公开目录"
    STANDARD = "standard", "基层政务公开标准目录"
    POWER_LIST = "power_list", "权责清单"
    DISCRETION = "discretion", "裁量权基准"
    DECISION = "decision", "重大行政决策事项目录"
    PETITION = "petition", "信访渠道公示"
    BOARD = "board", "公示栏"
    CHANNEL = "channel", "政务新媒体"
    ENFORCEMENT = "enforcement", "行政执法公示"
    LICENCE = "licence", "行政许可公示"


class OpennessStage(Labelled):
    """The five stages that are open (五公开)."""

    DECISION = "decision", "决策公开"
    EXECUTION = "execution", "执行公开"
    MANAGEMENT = "management", "管理公开"
    SERVICE = "service", "服务公开"
    RESULT = "result", "结果公开"


class PublicMatter(Labelled):
    """What a township publishes of its own accord (政府信息公开条例, old 12, new 20 and 21)."""

    DOCUMENTS = "documents", "规范性文件"
    ORGANISATION = "organisation", "机关职能、机构、办公地址时间、联系方式、负责人"
    PLANS = "plans", "规划及相关政策"
    STATISTICS = "statistics", "统计信息"
    SERVICES = "services", "许可和对外管理服务事项的依据、条件、程序、结果"
    ENFORCEMENT = "enforcement", "处罚、强制的依据、条件、程序"
    FINANCE = "finance", "财政预算、决算、收支"
    FEES = "fees", "收费项目、依据、标准"
    PROCUREMENT = "procurement", "集中采购"
    PROJECTS = "projects", "重大建设项目"
    SOCIAL_POLICY = "social_policy", "扶贫、教育、医疗、社保、就业"
    EMERGENCY = "emergency", "应急预案、预警、应对"
    SAFETY_CHECKS = "safety_checks", "环保、卫生、安全生产、食药监督检查"
    RECRUITMENT = "recruitment", "公务员招考"
    RURAL_POLICY = "rural_policy", "农业农村政策"
    WATER_WORKS = "water_works", "农田水利"
    LAND_TRANSFER = "land_transfer", "土地承包经营权流转"
    HOMESTEADS = "homesteads", "宅基地审核"
    LAND_EXPROPRIATION = "land_expropriation", "土地征收"
    HOUSE_EXPROPRIATION = "house_expropriation", "房屋征收"
    LEVIES = "levies", "筹资筹劳、债权债务"
    RELIEF = "relief", "社会救助、救灾款物"
    COLLECTIVE_ENTERPRISES = "collective_enterprises", "集体企业承包、租赁、拍卖"
    FAMILY_PLANNING = "family_planning", "计划生育"
    APPOINTMENTS = "appointments", "干部任用"
    HALL_STAFF = "hall_staff", "驻厅人员"
    CONVENIENCE = "convenience", "便民服务项目"
    DUTIES = "duties", "各办公室（中心）职责、责任人员"
    OFFICE_PROCEDURES = "office_procedures", "各办公室（中心）办事流程"


class PetitionNotice(Labelled):
    """What is public about the ways to petition (信访工作条例 18)."""

    ONLINE = "online", "网络信访渠道"
    ADDRESS = "address", "通信地址"
    PHONE = "phone", "咨询投诉电话"
    RECEPTION = "reception", "信访接待的时间和地点"
    PROGRESS = "progress", "查询进展以及结果的方式"
    EMAIL = "email", "电子信箱"
    RULES = "rules", "与信访工作有关的规定、处理程序"


class DeskNotice(Labelled):
    """What a desk of the service hall shows (国办发〔2018〕118号, part 2)."""

    DUTIES = "duties", "岗位职责"
    FORMS = "forms", "申请材料示范文本"
    PROGRESS = "progress", "办理进度查询"
    ADVICE = "advice", "咨询服务"
    COMPLAINTS = "complaints", "投诉举报"


class EnforcementBasic(Labelled):
    """What an enforcement organ publishes beforehand (行政处罚法 39, 国办发〔2018〕118号)."""

    ORGAN = "organ", "执法主体"
    STAFF = "staff", "执法人员"
    DUTIES = "duties", "职责"
    POWERS = "powers", "权限"
    BASIS = "basis", "执法依据"
    FILING_BASIS = "filing_basis", "立案依据"
    PROCEDURE = "procedure", "实施程序"
    REMEDIES = "remedies", "救济渠道"
    SPOT_CHECK_LIST = "spot_check_list", "随机抽查事项清单"
    SERVICE_GUIDE = "service_guide", "服务指南"
    FLOW_CHART = "flow_chart", "执法流程图"


class LicenceNotice(Labelled):
    """What is displayed about a licence at the office (行政许可法 30)."""

    ITEMS = "items", "许可事项"
    BASIS = "basis", "许可依据"
    CONDITIONS = "conditions", "条件"
    NUMBER = "number", "数量"
    PROCEDURE = "procedure", "许可程序"
    TERM = "term", "期限"
    DOCUMENTS = "documents", "材料目录"
    FORMS = "forms", "申请书示范文本"


@shape
class DisclosureOffice(Part):
    """The office that handles disclosure; false: its guide does not show that."""

    name: str | No | None = fact("机构名称", "Name of the office.", free_text=True)
    address: str | No | None = fact("办公地址", "Address of the office.", free_text=True)
    hours: str | No | None = fact("办公时间", "Office hours.", free_text=True)
    phone: str | No | None = fact("联系电话", "Phone number.", personal=True)
    fax: str | No | None = fact("传真号码", "Fax number.", personal=True)
    online: str | No | None = fact("互联网联系方式", "Contact on the internet.", free_text=True)


@shape
class CatalogueEntry(Part):
    """One line of a catalogue."""

    category: str | None = fact("类别", "Category of the line.", free_text=True)
    content: str | None = fact("公开内容", "What is published.", free_text=True)
    basis: str | None = fact("公开依据", "Provision it rests on.", free_text=True)
    term_days: int | None = fact("公开时限", "Time limit.", unit="working days")
    body: str | None = fact("公开主体", "Body that publishes.", free_text=True)
    channels: tuple[Channel, ...] | None = fact("公开渠道", "Where it is published.")
    audience: str | None = fact("公开对象", "Whom it is for.", free_text=True)
    mode: str | None = fact("公开方式", "Of its own accord or on request.", free_text=True)
    level: str | None = fact("公开层级", "Level that publishes.", free_text=True)
    matter: PublicMatter | None = fact("公开事项", "The matter that the line is about.")
    article: int | None = fact("条例条文", "Article of 政府信息公开条例 it answers to.")
    item: int | None = fact("条例项", "Item of that article.")
    applicable: bool | None = fact("适用", "The agency holds such information.")
    published_on: Day = fact("公开日期", "Day of the last publication under it.")


@shape
class DisclosureCatalogue(Record):
    """A guide, a catalogue, a list of powers, a discretion standard, a board or an account."""

    type: ClassVar[str] = "disclosure_catalogue"

    kind: CatalogueKind | None = fact("目录种类", "What the record is.")
    title: str | None = fact("名称", "Title of it.", free_text=True)
    document_no: str | None = fact("文号", "Document number.")
    issuer: str | None = fact("制定机关", "Body that issued it.", free_text=True)
    year: int | None = fact("年度", "Year it is for.")
    published_on: Day = fact("公布日期", "Day it was published.")
    updated_on: Day = fact("更新日期", "Day it was last updated.")
    changed_on: Day = fact(
        "情况变化日期",
        "Day the office, phone, scope or law last changed, if it did.",
        absence="none",
    )
    valid_from: Day = fact("生效日期", "First day it is in force.")
    valid_to: Day = fact("失效日期", "Last day it is in force; false: no end.")
    provincial: bool | None = fact("省级公布", "The province or autonomous region issued it.")
    party_committee_agreed_on: Day = fact("党委同意日期", "Day the Party committee agreed to it.")
    office: DisclosureOffice | No | None = fact("公开工作机构", "Office named for disclosure.")
    contents_complete: bool | None = fact("指南内容齐全", "The guide has all parts of article 12.")
    columns_complete: bool | None = fact(
        "目录要素齐全", "Each line says what, on what basis, when, by whom, where and for whom."
    )
    petition_notices: tuple[PetitionNotice, ...] | None = fact(
        "信访渠道公示内容", "What is displayed about petitions."
    )
    desk_notices: tuple[DeskNotice, ...] | None = fact(
        "窗口公示内容", "What the desks of the service hall show."
    )
    stages: tuple[OpennessStage, ...] | None = fact("五公开", "Stages that it covers.")
    entries: tuple[CatalogueEntry, ...] | None = fact("目录条目", "Its lines.")
    enforcement_published: tuple[EnforcementBasic, ...] | None = fact(
        "执法事前公示内容", "What it shows about enforcement."
    )
    licence_displayed: tuple[LicenceNotice, ...] | None = fact(
        "许可公示内容", "What is displayed about licences."
    )
    reading_place: bool | None = fact("查阅场所", "A place to read the information is set up.")
    participation_published: bool | None = fact(
        "公众参与事项公开", "The matters and ways of public participation are published."
    )
    enforcement_power: bool | None = fact("具有执法职权", "The agency has enforcement powers.")
    superior_standard: bool | None = fact("上级有基准", "A superior has a standard for the item.")
    within_superior: bool | None = fact(
        "未超出上级基准", "Its steps and ranges stay inside the superior's."
    )
    registered: bool | None = fact("账号已备案", "The official account is registered.")
    last_post_on: Day = fact("最近更新日期", "Day of the last post on the account.")
    looked_at_on: Day = fact("巡查日期", "Day on which somebody looked how current it was.")
    deregistered_on: Day = fact(
        "注销日期", "Day the account was closed and de-registered.", absence="none"
    )
    posted_on: Day = fact("上墙日期", "Day it went up on the board.")
    removed_on: Day = fact("撤下日期", "Day it came down from the board.")
