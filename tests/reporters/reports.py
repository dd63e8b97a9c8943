"""Reports made by hand, so that each reporter is seen alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from fazhi_core import Finding, Kind, Place, Report, Severity
from fazhi_core._texts import Text
from fazhi_core.engine.finding import Subject, Traced
from fazhi_core.engine.ledger import Unread
from fazhi_core.engine.plan import NotChecked
from fazhi_core.engine.report import Met, Receipt
from fazhi_core.engine.rulebook import Problem
from fazhi_core.engine.tally import Tally
from fazhi_core.law.instrument import Citation
from fazhi_core.law.requirement import RemedyKind
from fazhi_core.records import RECORD_TYPES

AS_OF = date(2024, 6, 30)

FINDING = Finding(
    requirement="x.y",
    title=Text("标题", "title"),
    kind=Kind.FAIL,
    reason=None,
    severity=Severity.VIOLATION,
    subject=Subject("legal_review", "R-1", "640402106"),
    path=("written",),
    place=Place("a.json", 3, 7),
    key="oral",
    message=Text("不是书面", "not in writing"),
    remedy=Text("如实说明", "say so"),
    remedy_kind=RemedyKind.STATE_AS_IS,
    citations=(Citation("办法", 2020, 3, 2, 1, "database"),),
    governing_date=date(2024, 3, 1),
    due=None,
    trace=(Traced(Text("送审", "submitted"), Text("2024-03-01", "2024-03-01")),),
    fingerprint="f",
)


def finding(**changes: Any) -> Finding:
    return attrs.evolve(FINDING, **changes)


def report(*findings: Finding, **changes: Any) -> Report:
    receipt = Receipt("0.1.0", "2026.11", (), ("CN",), AS_OF, (), "c", "l")
    tally = Tally(planned=9, passed=5, failed=1, open=1, review=1, not_applicable=1, error=0)
    tally_changes = changes.pop("tally", {})
    whole = Report(
        receipt,
        attrs.evolve(tally, **tally_changes),
        findings,
        met=(Met(RECORD_TYPES["legal_review"], 4),),
    )
    return attrs.evolve(whole, **changes)


SHORTFALLS = {
    "tally": {
        "unread": (Unread("b.json", 4, 2, "日期有误。", "a wrong day."),),
        "not_checked": (NotChecked("p.q", "person"), NotChecked("r.s", "something_new")),
        "waived": 1,
        "records_without_checks": 2,
    },
    "problems": (Problem("town", "未能导入", "did not import"),),
}
