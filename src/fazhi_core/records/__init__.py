"""What a township records, one module per field of work.

Nothing here reads files or knows law.  Modules are imported when a type is first asked for, so
that a program that checks one kind of record does not pay for the other thirty-seven.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import attrs

from fazhi_core._texts import Text

if TYPE_CHECKING:
    from fazhi_core.records.base import Part, Record
    from fazhi_core.records.local import Field

__all__ = ["FIELDS", "RECORD_TYPES", "RecordType", "leads_to_local"]


@attrs.frozen
class RecordType:
    """A type of record: its name in files, its Chinese title, and where its class lives.

    ``also`` are other Chinese titles that files may use.  ``target`` is ``"module:Class"``; the
    module is imported when the class is first asked for.  ``caution`` is what every report for
    people must say once where it holds such records; none of them may then be shown as passed.
    ``unscored`` says why no review sheet may give such records points, where none may.
    ``ungrouped`` says why such records may be judged together by agency only, where that is so.
    ``fields`` are the local fields that plugins add.
    """

    name: str
    zh: str
    target: str
    field: str
    caution: Text | None = None
    unscored: Text | None = None
    ungrouped: Text | None = None
    also: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()

    def local_field(self, path: Sequence[str | int]) -> Field | None:
        """The local field at *path* inside ``extra``; ``None`` where none is declared."""
        return next((one for one in self.fields if one.steps == tuple(path)), None)

    def leads_to_local(self, path: Sequence[str | int]) -> bool:
        """Whether *path*, from ``extra`` on, is that of a local field, or of its prefix."""
        return any(one.steps[: len(path)] == tuple(path) for one in self.fields)

    @property
    def cls(self) -> type[Record]:
        """The attrs class.

        Raises:
            ImportError: the module cannot be imported.
            AttributeError: the module has no such class.
        """
        module, _, name = self.target.partition(":")
        found: type[Record] = getattr(import_module(module), name)
        return found


def leads_to_local(
    types: Mapping[str, RecordType], cls: type[Part], path: Sequence[str | int]
) -> bool:
    """Whether *path*, from ``extra`` on, leads to a local field of records of *cls*."""
    kind = types.get(getattr(cls, "type", ""))
    return kind is not None and kind.leads_to_local(path)


FIELDS: dict[str, str] = {
    "organisation": "组织领导",
    "learning": "学法培训",
    "publicity": "普法宣传",
    "disclosure": "公示公开",
    "enforcement": "行政执法",
    "legality": "法制审核",
    "decision": "依法决策",
    "supervision": "执法监督",
    "village": "村务监督",
    "mediation": "矛盾调解",
    "petition": "信访",
    "report": "年度报告",
}
"""The fields of work, with their Chinese names."""

_DECLARED = """
organisation leadership_group LeadershipGroup 法治建设领导小组/领导小组
organisation work_plan WorkPlan 法治工作计划
organisation officer Officer 行政执法人员
organisation legal_adviser LegalAdviser 法律顾问
organisation assessment Assessment 考核评议
learning study_plan StudyPlan 学法计划
learning study_session StudySession 学法活动
learning exam Exam 法律知识考试
publicity publicity_plan PublicityPlan 普法计划
publicity publicity_event PublicityEvent 普法活动
disclosure disclosure_item DisclosureItem 公示公开事项
disclosure disclosure_catalogue DisclosureCatalogue 公示公开目录
disclosure disclosure_request DisclosureRequest 依申请公开 disclosure_request
enforcement enforcement_case EnforcementCase 行政处罚案件
enforcement coercion_case CoercionCase 行政强制案件/行政强制 coercion
enforcement licence_case LicenceCase 行政许可案件 licence
enforcement case_transfer CaseTransfer 案件移送 transfer
legality legal_review LegalReview 法制审核/合法性审查
decision major_decision MajorDecision 重大行政决策
decision normative_document NormativeDocument 行政规范性文件 document
decision contract Contract 政府合同 contract
supervision supervision_activity SupervisionActivity 监督检查活动
supervision complaint Complaint 投诉举报
supervision remedy_case RemedyCase 复议诉讼案件 remedy
village village_committee VillageCommittee 村民委员会
village village_supervision_committee VillageSupervisionCommittee 村务监督委员会
village village_meeting VillageMeeting 村民会议 village_meeting
village village_decision VillageDecision 村级决策 village_meeting
village village_disclosure VillageDisclosure 村务公开 village_account
village village_rules VillageRules 村规民约 village_meeting
village collective_account CollectiveAccount 集体账务 village_account
mediation mediation_committee MediationCommittee 人民调解委员会
mediation mediator Mediator 调解员
mediation mediation_case MediationCase 调解案件
petition petition Petition 信访事项
petition police_referral PoliceReferral 移交公安 referral
report annual_report AnnualReport 法治政府建设年度报告
report rectification Rectification 整改事项
"""


def _declare(line: str) -> RecordType:
    # A fifth word names the module where it is not called after its field of work.
    field, name, cls, titles, *module = line.split()
    zh, *also = titles.split("/")
    target = f"fazhi_core.records.{module[0] if module else field}:{cls}"
    return RecordType(
        name=name,
        zh=zh,
        target=target,
        field=field,
        caution=_CAUTIONS.get(name),
        unscored=_UNSCORED.get(name),
        ungrouped=_UNGROUPED.get(name),
        also=tuple(also),
    )


_CAUTIONS = {
    "police_referral": Text(
        "仅核对镇政府自身程序；未发现缺项不等于移送合法，是否构成违法由公安机关依法认定",
        "Only the township's own procedure is checked; finding no gap does not make the referral "
        "lawful, and whether there was an offence is for the police to determine by law",
    )
}

_NO_POINTS_FOR_PETITIONS = Text(
    "信访事项和移交公安事项不计分：计分、排名会使群众的诉求成为单位的负担，从而压制信访权利",
    "Petitions and referrals to the police get no points: points and rankings would make people's "
    "claims a burden on the unit, and so press against the right to petition",
)
_NO_POINTS_FOR_PERSONS = Text(
    "评查的对象是案卷，不对个人计分",
    "What is reviewed is a file; no person is given points",
)
_UNSCORED = {
    "petition": _NO_POINTS_FOR_PETITIONS,
    "police_referral": _NO_POINTS_FOR_PETITIONS,
    "officer": _NO_POINTS_FOR_PERSONS,
    "mediator": _NO_POINTS_FOR_PERSONS,
    "legal_adviser": _NO_POINTS_FOR_PERSONS,
    "exam": _NO_POINTS_FOR_PERSONS,
}

_BY_AGENCY_ONLY = Text(
    "信访事项和移交公安事项只能按单位归集：按人、按事项、按村归集或者排名，等于给信访人建名单",
    "Petitions and referrals to the police may be put together by agency only: by person, by "
    "matter or by village they would become lists of those who petition",
)
_UNGROUPED = {"petition": _BY_AGENCY_ONLY, "police_referral": _BY_AGENCY_ONLY}

RECORD_TYPES: dict[str, RecordType] = {
    declared.name: declared for declared in map(_declare, _DECLARED.strip().splitlines())
}
"""Every built-in record type by its name in files."""
