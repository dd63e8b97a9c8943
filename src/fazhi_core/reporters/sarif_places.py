"""Files, lines and records in the words of SARIF."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from fazhi_core.engine.finding import Finding
from fazhi_core.engine.ledger import Input, Place

__all__ = ["artifact", "locations", "place_of", "uri_of"]

_DRIVE = re.compile(r"[A-Za-z]:/")


def uri_of(name: str) -> str:
    """The file *name*, as given, as a URI: relative where the name is."""
    told = quote(os.fsencode(name), safe="/:")
    if _DRIVE.match(name):
        return f"file:///{told}"
    if name.startswith("/"):
        return f"file://{told}"
    # A colon before the first slash would be taken for a scheme.
    return told.replace(":", "%3A")


def artifact(one: Input) -> dict[str, Any]:
    """A file that was read."""
    return {
        "location": {"uri": uri_of(one.file)},
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": one.sha256},
        "properties": {"records": one.records},
    }


def place_of(place: Place, inputs: Sequence[Input]) -> dict[str, Any]:
    """*place* as a location; *inputs* are the artifacts of the run."""
    index = next((n for n, one in enumerate(inputs) if one.file == place.file), None)
    where: dict[str, Any] = {"uri": uri_of(place.file)}
    if index is not None:
        where["index"] = index
    physical: dict[str, Any] = {"artifactLocation": where}
    if place.row is not None:
        physical["region"] = {"startLine": place.row}
        if place.column is not None:
            physical["region"]["startColumn"] = place.column
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.cell is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": place.inside, "kind": "cell"}]
    return location


def locations(
    finding: Finding, place: Place | None, inputs: Sequence[Input]
) -> list[dict[str, Any]]:
    """Where *finding* is: in the file at *place*, and in the record."""
    subject = finding.subject
    names = (subject.type, subject.agency, subject.id or subject.period, *finding.path)
    inside = "/".join(str(one) for one in names if one not in {None, ""})
    logical = {"fullyQualifiedName": inside, "kind": "object" if not finding.path else "property"}
    whole = place_of(place, inputs) if place is not None else {}
    whole["logicalLocations"] = [*whole.get("logicalLocations", ()), logical]
    return [whole]
