"""The file of a baseline (``fazhi-baseline/1``): one table for each accepted finding.

It holds ids, fingerprints and hashes, never what a record says.
"""

from __future__ import annotations

from fazhi_core._texts import LANGUAGES
from fazhi_core.engine.baseline import Baseline, BaselineEntry
from fazhi_core.host.acceptance import BASELINE_FORMAT
from fazhi_core.reporters.toml_text import quoted
from fazhi_core.reporters.words import TEXTS

__all__ = ["baseline_text"]

_KEYS = (
    "requirement",
    "kind",
    "type",
    "record",
    "agency",
    "period",
    "fingerprint",
    "record_sha256",
)


def baseline_text(baseline: Baseline) -> str:
    """The text of the file.  The same baseline gives the same bytes."""
    head = [f"# {TEXTS.say('baseline_head', language)}" for language in LANGUAGES]
    head.append(f"format = {quoted(BASELINE_FORMAT)}")
    if baseline.as_of is not None:
        head.append(f"as_of = {baseline.as_of.isoformat()}")
    return "\n".join(head) + "\n" + "".join(map(_table, baseline.entries))


def _table(entry: BaselineEntry) -> str:
    values = {key: getattr(entry, key) for key in _KEYS}
    lines = [f"{key} = {quoted(str(value))}" for key, value in values.items() if value]
    return "\n[[finding]]\n" + "\n".join(lines) + "\n"
