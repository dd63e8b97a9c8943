"""What local rules set for normative documents: open without them, judged with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from fazhi_core import Engine, Finding, hookimpl
from fazhi_core.records.document import DocumentFiling, IssuerKind, NormativeDocument

TOWN = "640402106"
LOCAL = {
    "normdoc-filing": "params.days = 15",
    "normdoc-validity-5-years": "params.years = 5\nparams.trial_years = 2",
    "normdoc-effective-30-days-after": "params.days = 30",
    "normdoc-periodic-cleanup": "params.years = 2",
    "normdoc-private-economy-review": "params.years = 1",
}
DOCUMENT = NormativeDocument(
    id="N-1",
    agency=TOWN,
    public=True,
    affects_rights=True,
    generally_binding=True,
    reusable=True,
    touches_business=True,
    issuer_kind=IssuerKind.GOVERNMENT,
    issued_on=date(2024, 4, 1),
    published_on=date(2024, 4, 2),
    effective_on=date(2024, 5, 10),
    expires_on=date(2029, 5, 9),
    trial=False,
    filed=DocumentFiling(on=date(2024, 4, 17)),
    higher_law_changed_on=False,
    cleaned_up_on=False,
    business_effect_reviewed_on=date(2025, 5, 20),
)


def judged(
    folder: Path, requirement: str, document: NormativeDocument, as_of: date, rule: str = ""
) -> Finding:
    """The outcome of *requirement* on *document* where the county has its rule."""
    file = folder / "county.toml"
    table = f'requirement = "{requirement}"\nfrom = 2018-05-16\nsource = "county rule"'
    if requirement == "normdoc-periodic-cleanup":
        table = table.replace("2018-05-16", "2023-03-15")
    if requirement == "normdoc-private-economy-review":
        table = table.replace("2018-05-16", "2025-05-20")
    file.write_text(
        f'profile = "640402"\n[[overlay]]\n{table}\n{rule or LOCAL[requirement]}\n',
        encoding="utf-8",
    )
    county = SimpleNamespace(fazhi_overlays=hookimpl(lambda: [file], specname="fazhi_overlays"))
    engine = Engine(as_of=as_of, discover=False, plugins=[county], select=[requirement])
    return next(iter(engine.check(document, everything=True)))


@pytest.mark.parametrize(
    ("requirement", "change", "as_of", "kind"),
    [
        ("normdoc-filing", {}, date(2024, 6, 30), "pass"),
        (
            "normdoc-filing",
            {"filed": DocumentFiling(on=date(2024, 4, 18))},
            date(2024, 6, 30),
            "fail",
        ),
        ("normdoc-filing", {"filed": None}, date(2024, 4, 17), "open"),
        ("normdoc-validity-5-years", {}, date(2024, 6, 30), "pass"),
        ("normdoc-validity-5-years", {"expires_on": date(2029, 5, 11)}, date(2024, 6, 30), "fail"),
        ("normdoc-validity-5-years", {"trial": True}, date(2024, 6, 30), "fail"),
        ("normdoc-effective-30-days-after", {}, date(2024, 6, 30), "pass"),
        (
            "normdoc-effective-30-days-after",
            {"effective_on": date(2024, 5, 2)},
            date(2024, 6, 30),
            "pass",
        ),
        (
            "normdoc-effective-30-days-after",
            {"effective_on": date(2024, 5, 1)},
            date(2024, 6, 30),
            "fail",
        ),
        (
            "normdoc-effective-30-days-after",
            {"effective_on": date(2024, 5, 1), "early_effect_reason": "…"},
            date(2024, 6, 30),
            "not_applicable",
        ),
        ("normdoc-periodic-cleanup", {}, date(2026, 4, 1), "pass"),
        ("normdoc-periodic-cleanup", {}, date(2026, 4, 2), "fail"),
        ("normdoc-periodic-cleanup", {"cleaned_up_on": date(2025, 6, 2)}, date(2026, 4, 2), "pass"),
        ("normdoc-private-economy-review", {}, date(2026, 5, 20), "pass"),
        ("normdoc-private-economy-review", {}, date(2026, 5, 21), "fail"),
    ],
)
def test_a_local_figure_is_kept_to_the_day(
    tmp_path: Path, requirement: str, change: dict[str, object], as_of: date, kind: str
) -> None:
    found = judged(tmp_path, requirement, DOCUMENT.replace(**change), as_of)
    assert found.kind.value == kind, found.message.en


@pytest.mark.parametrize(
    ("filed", "as_of", "told"),
    [
        (None, date(2024, 4, 17), ("open", "pending", date(2024, 4, 17))),
        (None, date(2024, 4, 18), ("open", "overdue", date(2024, 4, 17))),
        (
            DocumentFiling(on=date(2024, 4, 18)),
            date(2024, 6, 30),
            ("fail", None, date(2024, 4, 17)),
        ),
    ],
)
def test_the_day_of_filing_is_told(
    tmp_path: Path, filed: DocumentFiling | None, as_of: date, told: tuple[str, str | None, date]
) -> None:
    found = judged(tmp_path, "normdoc-filing", DOCUMENT.replace(filed=filed), as_of)
    reason = found.reason.value if found.reason else None
    assert (found.kind.value, reason, found.due) == told


def test_a_local_term_may_be_in_working_days(tmp_path: Path) -> None:
    """Fifteen working days from 2024-04-02, over Qingming with its make-up day, end on 04-24."""
    rule = "params.working_days = 15"
    for day, kind in ((24, "pass"), (25, "fail")):
        document = DOCUMENT.replace(filed=DocumentFiling(on=date(2024, 4, day)))
        found = judged(tmp_path, "normdoc-filing", document, date(2024, 6, 30), rule)
        assert found.kind.value == kind, day


def test_a_term_that_ends_on_a_holiday_moves_on(tmp_path: Path) -> None:
    """Thirty days from 2024-04-02 end within the May holidays; work goes on on 05-06."""
    for day, kind in ((6, "pass"), (7, "fail")):
        document = DOCUMENT.replace(filed=DocumentFiling(on=date(2024, 5, day)))
        found = judged(tmp_path, "normdoc-filing", document, date(2024, 6, 30), "params.days = 30")
        assert found.kind.value == kind, day


def test_without_a_local_rule_it_stays_open() -> None:
    engine = Engine(as_of=date(2024, 6, 30), discover=False, select=["normdoc-filing"])
    found = next(iter(engine.check(DOCUMENT, everything=True)))
    assert found.reason is not None
    assert found.reason.value == "local_value"
