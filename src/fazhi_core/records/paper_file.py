"""The paper file of a case (案卷): which document lies on which page."""

from fazhi_core.records.base import Labelled, Part, fact, shape

__all__ = ["PaperDocument", "PaperPage"]


class PaperDocument(Labelled):
    """A document that a paper file may hold."""

    COVER = "cover", "案卷封面"
    INDEX = "index", "卷内目录"
    FILING = "filing", "立案审批表"
    ENTRUSTMENT = "entrustment", "委托书或赋权文件"
    INSPECTION_RECORD = "inspection_record", "现场检查笔录"
    INQUIRY_RECORD = "inquiry_record", "询问笔录"
    EVIDENCE = "evidence", "证据材料"
    PRESERVATION = "preservation", "先行登记保存文书"
    INVESTIGATION_REPORT = "investigation_report", "调查终结报告"
    CORRECTION_ORDER = "correction_order", "责令改正通知书"
    NOTICE = "notice", "行政处罚告知书"
    STATEMENT = "statement", "陈述申辩材料"
    HEARING_NOTICE = "hearing_notice", "听证通知书"
    HEARING_RECORD = "hearing_record", "听证笔录"
    LEGAL_REVIEW = "legal_review", "法制审核意见书"
    DISCUSSION = "discussion", "集体讨论记录"
    APPROVAL = "approval", "决定审批表"
    DECISION = "decision", "行政处罚决定书"
    SERVICE_RECEIPT = "service_receipt", "送达回证"
    PAYMENT = "payment", "罚没票据"
    SEIZURE_DECISION = "seizure_decision", "查封扣押决定书"
    GOODS_LIST = "goods_list", "财物清单"
    SITE_RECORD = "site_record", "强制现场笔录"
    REMINDER = "reminder", "催告书"
    PUBLIC_NOTICE = "public_notice", "限期拆除公告"
    EXECUTION_DECISION = "execution_decision", "强制执行决定书"
    COURT_APPLICATION = "court_application", "强制执行申请书"
    APPLICATION = "application", "许可申请书"
    ACCEPTANCE = "acceptance", "受理通知书"
    VERIFICATION = "verification", "实质核查记录"
    LICENCE_DECISION = "licence_decision", "许可决定书"
    TRANSFER = "transfer", "案件移送书"
    CLOSING = "closing", "结案审批表"
    OTHER = "other", "其他材料"


@shape
class PaperPage(Part):
    """Where one document begins in the paper file."""

    document: PaperDocument | None = fact("文书", "Which document it is.")
    page: int | None = fact("页码", "Page of the paper file on which it begins, from 1.")
