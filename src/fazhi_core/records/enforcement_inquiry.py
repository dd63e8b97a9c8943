"""What is found out in a case: the violation, acts of enforcement, evidence and recordings."""

from datetime import datetime

from fazhi_core.records.base import Day, Labelled, Part, fact, shape

__all__ = [
    "Act",
    "ActKind",
    "CaseSource",
    "CitedDocument",
    "CorrectionOrder",
    "Evidence",
    "Recording",
    "RecordingMedium",
    "RecordingStage",
    "Recusal",
    "Violation",
]


class CaseSource(Labelled):
    """How the organ learned of the matter."""

    INSPECTION = "inspection", "监督检查"
    COMPLAINT = "complaint", "投诉举报"
    REFERRAL = "referral", "移送交办"
    MEDIA = "media", "媒体曝光"
    SELF_REPORT = "self_report", "当事人主动报告"


@shape
class Violation(Part):
    """The act that is punished, with the days that the limitation runs from (行政处罚法 36)."""

    description: str | None = fact("违法事实", "What was done.", personal=True, free_text=True)
    occurred_on: Day = fact("违法行为发生日期", "Day of the act.")
    ended_on: Day = fact("违法行为终了日期", "Day a continuing act ended; false: it goes on.")
    discovered_on: Day = fact("发现日期", "Day the organ discovered it.")
    endangers_life_or_finance: bool | None = fact(
        "涉生命健康安全金融安全", "It touches life, health or financial safety."
    )
    harmful: bool | None = fact("造成危害后果", "It did harm.")
    slight: bool | None = fact("情节轻微", "It is slight.")
    first_offence: bool | None = fact("初次违法", "It is the first of the party.")
    corrected_in_time: bool | None = fact("及时改正", "It was put right in time.")
    suspected_crime: bool | None = fact("涉嫌犯罪", "The facts suggest a crime.")


class ActKind(Labelled):
    """What was done in an act of enforcement."""

    INSPECTION = "inspection", "检查"
    INQUIRY = "inquiry", "询问"
    SAMPLING = "sampling", "抽样取证"
    PRESERVATION = "preservation", "先行登记保存"
    SEIZURE = "seizure", "查封扣押"
    OTHER = "other", "其他"


@shape
class Act(Part):
    """One act of enforcement, judged by the law of its own day (行政处罚法 42, 54 to 56)."""

    kind: ActKind | None = fact("行为种类", "What was done.")
    on: Day = fact("实施日期", "Day of the act.")
    at: datetime | None = fact("开始时刻", "Moment it began, where the hour is known.")
    until: datetime | None = fact("结束时刻", "Moment it ended, where the hour is known.")
    place: str | None = fact("地点", "Place of the act.", personal=True, free_text=True)
    officers: tuple[str, ...] | None = fact(
        "实施人员", "Names or certificate numbers of those who did it.", personal=True
    )
    certificate_shown: bool | None = fact("出示执法证件", "Certificates were shown.")
    nobody_present: bool | None = fact(
        "无人在场", "Nobody was there to whom it could be shown.", absence="none"
    )
    rights_told: bool | None = fact("告知权利义务", "Rights and duties were told.")
    record_made: bool | None = fact("制作笔录", "A written record was made.")
    record_signed: bool | None = fact("笔录签名", "The party signed, or the refusal was noted.")
    recused: bool | None = fact("回避", "Somebody who should withdraw did withdraw.")
    urgent: bool | None = fact("情况紧急", "It could not wait for filing.", absence="none")
    approved_on: Day = fact("批准日期", "Day a head approved the preservation.")
    approved_by: str | None = fact(
        "批准人", "Who approved the preservation.", personal=True, free_text=True
    )
    inventory_given: bool | None = fact("清单交付", "A list of the goods was handed over.")
    disposed_on: Day = fact("作出处理决定日期", "Day it was decided what becomes of the goods.")
    disposal: str | None = fact("处理方式", "What became of the goods.", free_text=True)


@shape
class Evidence(Part):
    """One item of evidence (行政处罚法 41 and 46)."""

    kind: str | None = fact("证据种类", "Kind of evidence.", free_text=True)
    collected_on: Day = fact("取得日期", "Day it was collected.")
    by_officers: int | None = fact("取证人数", "Officers who collected it.", unit="people")
    automated: bool | None = fact(
        "电子技术监控", "Recorded by electronic monitoring.", absence="none"
    )
    reviewed: bool | None = fact("已审核", "The recording was reviewed before use.")
    reviewed_on: Day = fact("审核日期", "Day the recording was reviewed.")
    equipment_basis: bool | None = fact(
        "监控设备有法定依据", "A law or administrative regulation provides for the equipment."
    )
    equipment_reviewed_on: Day = fact(
        "监控设备审核日期", "Day of the legal and technical review of the equipment."
    )
    site_published_on: Day = fact("监控地点公布日期", "Day the camera's place was published.")
    party_informed_on: Day = fact("告知当事人日期", "Day the party was told of the recording.")
    preserved_until: Day = fact("保存截止日期", "Last day it is preserved.")
    source_stated: bool | None = fact("注明来源", "Its source is stated.")
    lawful: bool | None = fact("合法取得", "It was obtained lawfully.")
    excluded: bool | None = fact("已排除", "It was set aside; nothing rests on it.", absence="none")


class RecordingStage(Labelled):
    """The stage of a case that is recorded (行政处罚法 47)."""

    START = "start", "启动"
    INVESTIGATION = "investigation", "调查取证"
    REVIEW = "review", "审核"
    DECISION = "decision", "决定"
    SERVICE = "service", "送达"
    EXECUTION = "execution", "执行"


class RecordingMedium(Labelled):
    """In what form it is recorded."""

    TEXT = "text", "文字"
    PHOTO = "photo", "照片"
    AUDIO = "audio", "录音"
    VIDEO = "video", "录像"


@shape
class Recording(Part):
    """One record of the whole process (全过程记录)."""

    stage: RecordingStage | None = fact("记录环节", "Stage that is recorded.")
    medium: RecordingMedium | None = fact("记录形式", "Form of the record.")
    on: Day = fact("记录日期", "Day of the record.")
    archived: bool | None = fact("已归档", "It is in the file.")


@shape
class Recusal(Part):
    """A request to withdraw, or a reason to (行政处罚法 43)."""

    interest: bool | None = fact("存在利害关系", "An officer has a direct interest.")
    other_relation: bool | None = fact(
        "有其他可能影响公正的关系", "An officer has another relation that may affect fairness."
    )
    requested_on: Day = fact("申请回避日期", "Day the party asked for it.")
    decided_on: Day = fact("回避决定日期", "Day it was decided.")
    decided_by: str | None = fact("回避决定人", "Who decided it.", personal=True, free_text=True)
    by_head: bool | None = fact("由机关负责人决定", "The head of the organ decided it.")
    withdrew: bool | None = fact("已回避", "The officer withdrew.")


@shape
class CorrectionOrder(Part):
    """An order to stop or to put right (行政处罚法 28, 城乡规划法 65)."""

    on: Day = fact("责令日期", "Day of the order.")
    served_on: Day = fact("责令送达日期", "Day the order was served.")
    correct_by: Day = fact("改正期限", "Last day to put it right.")
    stop: bool | None = fact("责令停止", "It orders to stop.")
    complied: bool | None = fact("已改正", "The party complied in time.")
    reasons_stated: bool | None = fact(
        "责令说明理由", "It gives reasons for evidence, legal basis and discretion."
    )
    urgent: bool | None = fact("责令情况紧急", "It could not wait for reasons.", absence="none")
    pointless: bool | None = fact(
        "无可改正", "The act is over and nothing is left to correct.", absence="none"
    )


@shape
class CitedDocument(Part):
    """A normative document that the decision cites."""

    document: str | None = fact(
        "引用文件", "The document cited.", refers_to=("normative_document",)
    )
    published_on: Day = fact("引用文件公布日期", "Day it was published; false: never.")
