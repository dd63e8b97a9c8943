"""Taking a fact out of the record of an example moves its outcome to open or not at all.

Random records seldom come near the facts that decide; the examples stand right beside them.
"""

from __future__ import annotations

from collections import defaultdict

import pytest

from fazhi_core import Engine, Kind, national
from fazhi_core.testing import Example, read_examples
from fazhi_core.testing.strategies import known_paths, without

ENGINE = Engine(discover=False, duty="all")
EXAMPLES = read_examples(
    sorted(
        (file for file in national.EXAMPLES.iterdir() if file.name.endswith(".toml")),
        key=lambda file: file.name,
    )
)
FIELDS = {"decision", "disclosure", "learning", "mediation", "organisation", "publicity", "village"}
BY_REQUIREMENT: dict[str, list[Example]] = defaultdict(list)
for one in EXAMPLES:
    asked = ENGINE.rulebook.requirements[one.requirement]
    coercion = asked.field == "enforcement" and asked.record == "coercion_case"
    # Records that are compared with each other cannot be judged side by side.
    alone = not asked.group and asked.record not in asked.uses
    if coercion or (asked.field in FIELDS and alone and asked.profile == "CN"):
        BY_REQUIREMENT[one.requirement].append(one)


@pytest.mark.parametrize("requirement", sorted(BY_REQUIREMENT))
def test_less_known_is_open(requirement: str) -> None:
    alone = ENGINE.requirement(requirement)
    for example in BY_REQUIREMENT[requirement]:
        record, *others = example.records(ENGINE)
        paths = list(known_paths(record))
        fewer = [without(record, path).replace(id=f"without-{at}") for at, path in enumerate(paths)]
        judge = alone.with_options(as_of=example.as_of)
        found = judge.check([record.replace(id="all"), *fewer, *others], everything=True)
        kinds = {one.subject.id: one.kind for one in found if one.subject.type == record.type}
        assert {"all", *(one.id for one in fewer)} <= set(kinds)
        for at, path in enumerate(paths):
            assert kinds[f"without-{at}"] in {Kind.OPEN, kinds["all"]}, (example.name, path)
