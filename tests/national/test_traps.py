"""Traps of the law, each with the examples that fall into none: naive readings that would cry wolf
or miss a breach, and a practitioner's corrections."""

from __future__ import annotations

import pytest

from fazhi_core import Engine, national
from fazhi_core.testing import read_examples, run_example

ENGINE = Engine(discover=False)
EXAMPLES = {
    (one.requirement, one.name): one
    for one in read_examples(sorted(national.EXAMPLES.glob("*.toml"), key=lambda file: file.name))
}

TRAPS: dict[str, list[tuple[str, str]]] = {
    "people's mediation may be oral and by one mediator, a land contract is mediated on paper": [
        ("pm-mediator-appointed", "one mediator of the committee is enough"),
        ("pm-agreement-effective", "an oral agreement needs neither"),
        (
            "land-mediation-written-agreement",
            "oral: lawful in people's mediation, not here",
        ),
    ],
    "to refuse mediation is a right and counts against nobody": [
        ("pm-consent-recorded", "the party refused, as is its right"),
        ("pm-failed-terminate-inform", "a party refused: that is no failure"),
        ("pm-file-archived", "a refused mediation has no agreement"),
        ("report-mediation-figures", "to refuse or withdraw lowers no rate"),
    ],
    "prevention is no report, and nobody must report neighbours": [
        ("pm-escalation-report", "a sharp dispute without danger is reported by nobody"),
        ("pm-escalation-report", "nobody is asked to look for danger"),
        ("pm-escalation-report", "no office was told: a person looks, nothing is a breach"),
    ],
    "the term for judicial confirmation is the parties' own": [
        ("pm-judicial-confirmation-30d", "a day later: nobody's breach"),
        ("pm-judicial-confirmation-30d", "one party alone asked: it binds the parties"),
        ("pm-judicial-confirmation-30d", "the parties did not wish it"),
    ],
    "a mediation committee serves three years, a village committee five": [
        ("pm-committee-term", "five years, as the village committee"),
    ],
    "over title to land the term to sue is thirty days": [
        ("land-title-sue-30d", "six months, the general term"),
        ("land-title-sue-30d", "a right obtained, reconsideration not named"),
    ],
    "one officer could punish on the spot until 2021-07-14": [
        ("two-officers", "one officer decides on the spot, the day before the law changed"),
        ("two-officers", "one officer decides on the spot, the day the law changed"),
    ],
    "every ordinary case was reviewed from 2018 to 2021-07-14, since then four kinds": [
        ("review-before-decision", "the last day of the old law"),
        ("review-before-decision", "the first day of the new law"),
        ("review-before-decision", "grave, but none of the four kinds"),
    ],
    "two, three, five and seven days are working days since 2021": [
        ("service-7wd", "over the National Day holiday, with its make-up days"),
        ("service-7wd", "a day too late, on a Saturday that is worked"),
        ("hearing-notice-7wd", "new law: the same eight days are too few"),
    ],
    "the same number of days has another unit in another law": [
        (
            "substitute-performance-3wd",
            "reminded two working days before: ten days or less are working days",
        ),
        ("court-reminder-10wd", "the tenth working day"),
        ("reconsideration-reply-10wd", "the last day of the old law, eleven calendar days"),
        ("compensation-served-10d", "ten days are calendar days"),
    ],
    "publication counts from the decision": [
        (
            "disclose-licence-7wd",
            "counted from the decision, not from the issue (disclosure-counts-from-decision)",
        ),
    ],
    "not every penalty must be published": [
        (
            "disclose-social-impact",
            "found to have none, with reason and finder (not-every-penalty-is-published)",
        ),
        ("disclose-penalty-licence-7wd", "a natural person, not published"),
    ],
    "the sum that gives a right to a hearing is local": [
        ("hearing-request-window", "a sum for which no local figure is set, in Ningxia"),
        ("hearing-request-window", "Guangdong: a company fined exactly 100,000"),
        ("hearing-request-window", "Guangdong: a company fined one yuan less"),
    ],
    "conferred power in the own name, entrusted power in the entruster's": [
        (
            "township-penalty-power-conferred",
            "conferred, but in the department's name (own-name-or-entruster-name)",
        ),
        (
            "entrusted-acts-in-entruster-name",
            "in the township's own name (own-name-or-entruster-name)",
        ),
    ],
    "posted in time is served in time": [
        ("service-7wd", "posted in time, signed for much later"),
        ("announcement-service-30d", "sixty days before 2022"),
    ],
    "terms of the party are waiting periods of the organ": [
        ("remedies-notice", "trap: the sixty days bind the party, not the organ"),
        ("fine-term-15-days", "trap: a party that pays late is no breach by the organ"),
        ("hearing-request-window", "asked too late: the party's own default, no breach"),
    ],
    "ninety days have exceptions, each with its own basis": [
        ("decide-within-90-days", "days of an expert opinion do not count"),
        ("decide-within-90-days", "excluded days without a basis"),
        ("decide-within-90-days", "filed the day before the new law, decided a year later"),
    ],
    "notice and decision on one day": [
        ("prior-notice", "on the spot, told the same day"),
        ("no-decision-without-notice", "waived on the day of the notice"),
    ],
    "camera cases have no act in the field": [
        ("two-officers", "camera evidence: no act in the field"),
        ("show-certificate", "camera evidence: no act in the field"),
        (
            "camera-sites-published",
            "ordinary photos and body cameras are no such equipment (off-site-enforcement)",
        ),
    ],
    "officers are persons with certificates valid on the day": [
        ("two-officers", "one person named by name and by certificate counts once"),
        ("two-officers", "an officer and an auxiliary"),
        ("two-officers", "both certificates expire on the very day of the act"),
        ("officer-two-places", "one officer in two cases at overlapping hours"),
    ],
    "an internal office or the Party committee is not the organ": [
        (
            "void-if-no-standing-or-basis",
            "an office inside the organ decided (internal-office-as-decider)",
        ),
        ("void-if-no-standing-or-basis", "in the name of the Party committee"),
        ("head-decides", "the leader of the enforcement office"),
    ],
    "the text on remedies changed in 2024": [
        ("spot-reconsideration-first", "trap: an old form that still offers a direct suit"),
        ("spot-reconsideration-first", "trap: either way was right the day before"),
    ],
    "an order to put right is no penalty": [
        ("time-limit-ningxia", "a penalty case keeps its ninety days"),
        ("no-decision-without-notice", "no penalty was imposed"),
    ],
    "Ningxia's rules give way to the statutes": [
        ("reasons-given-ningxia", "a penalty follows its own statute"),
    ],
    "rules of other sectors are a yardstick": [
        ("reviewer-not-case-officer", "the investigator reviewed the own case"),
    ],
    "nights and holidays bar executions only": [
        ("no-night-or-holiday", "sealing at night is a measure, not an execution"),
        ("no-night-or-holiday", "a plain Saturday, by day"),
    ],
    "full-width digits and variants": [
        ("document-number-form", "full-width digits"),
    ],
    "review asked by policy alone is a warning": [
        ("pre-disclosure-118", "policy 118 is a warning only"),
        ("in-act-disclosure-118", "not told (policy: a warning)"),
    ],
    "correction: demolition by the basis it rests on": [
        ("execution-power-by-statute", "planning area of a town"),
        ("execution-power-by-statute", "planning area of a township"),
        ("execution-power-by-statute", "the land law: the court executes"),
        ("demolition-wait", "remedies not told, within a year"),
    ],
    "correction: special terms to sue, and reconsideration first": [
        (
            "litigation-term-six-months",
            "correction: fifteen days under article 83 of the land law",
        ),
        (
            "litigation-term-six-months",
            "correction: reconsideration comes first, so no term to sue directly",
        ),
        ("litigation-term-six-months", "three months on the last day of the law of 1989"),
    ],
    "correction: entrusted by a county bureau, reconsideration by the county government": [
        (
            "reconsideration-organ-county",
            "correction: entrusted by a county bureau, the county government is right",
        ),
    ],
    "correction: reviewers are asked for their qualification once a year, penalties only": [
        ("reviewer-qualified", "a second review of the same person and year is not told again"),
        ("reviewer-qualified", "a review of a licence"),
    ],
    "correction: edges of the hearing": [
        ("hearing-notice-7wd", "the seventh working day after the notice is the hearing"),
        ("decide-on-hearing-record", "decided on the day of the hearing"),
    ],
    "correction: only evidence gathered after the act": [
        ("no-evidence-after-act", "gathered after the act, before acceptance"),
    ],
    "correction: a township hands a suspected crime to the police within the hours": [
        ("transfer-within-24h", "a minute more than twenty-four hours"),
        ("transfer-within-24h", "hours do not stop for a weekend"),
    ],
    "correction: a joint party and government meeting is accepted with a word of caution": [
        ("collective-discussion", "a joint party and government meeting is not refused"),
    ],
    "correction: text alone is a record of the process": [
        ("full-process-record", "in writing only"),
    ],
    "correction: evidence before filing may be urgent": [
        ("case-filed-timely", "urgent questioning before the case was opened"),
    ],
    "correction: a heavier result after defending is a violation": [
        ("no-heavier-for-defending", "fined one yuan more than told after a statement"),
    ],
    "correction: natural persons and minors are not named": [
        ("penalty-publication-names", "a minor is named"),
    ],
    "finances are monthly only where much money moves": [
        ("vd-finance-monthly", "trap: little money moves, so the quarter suffices"),
        ("vd-finance-monthly", "whether much money moves is not shown"),
    ],
    "the village law was renumbered and changed on 2026-01-01": [
        ("village-board-15-days", "trap: the last day before the revision"),
        ("vm-annual", "trap: in 2025 the law asked for no yearly assembly"),
        ("vd-board-exists", "trap: in 2025 no law asked for a board"),
        ("vm-decides", "trap: from 2026 homesteads belong to the collective's list"),
        ("vm-decides", "trap: until 2025-04-30 homesteads belonged to the villagers"),
    ],
    "the assembly decides by those present, others by all members": [
        ("vm-majority", "exactly half"),
        ("vm-majority", "trap: land contracts need more by another law"),
        ("vr-composition", "trap: the base is all members, not those who came"),
        ("vg-group-meeting", "trap: more than half is enough for the village, not for a group"),
    ],
    "correction: short notice in special circumstances, from 2026": [
        ("vm-notice-10d", "correction: special circumstances, named in the file"),
        ("vm-notice-10d", "trap: until 2025-12-31 special circumstances did not count"),
    ],
    "filing of village rules is no approval and has no term": [
        ("vrule-filed", "trap: adopted a month ago, the law names no number of days"),
        ("vrule-township-review-record", "trap: filing is no approval"),
    ],
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_seen(trap: str) -> None:
    for key in TRAPS[trap]:
        assert key in EXAMPLES, f"no such example: {key}"
        assert run_example(EXAMPLES[key], ENGINE)
