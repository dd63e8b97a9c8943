"""Speed and memory, as ratios: ``python benchmarks/run.py [--quick] [--json FILE]``.

Every ratio is taken against a bare ``msgspec`` decode of the same bytes into dictionaries, timed
just before and just after, in the same process; the median of the pairs counts.  Start-up times
are whole processes against a bare ``python -c pass``.  Exit code 1 where a bound is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

AS_OF = date(2026, 6, 30)
FIRST = (
    *("two-officers", "officer-qualified", "review-before-decision", "prior-notice"),
    *("no-decision-without-notice", "hearing-request-window", "decide-within-90-days"),
    *("service-7wd", "disclose-penalty-licence-7wd", "demolition-wait", "no-night-or-holiday"),
    *("decision-collective-discussion", "normdoc-no-penalty", "request-answer-20-days"),
    *("vd-quarterly", "leading-group-composition", "pm-oral-agreement-recorded", "pet-60d"),
    *("ref-ground-never-petition", "annual-report-submit-0301", "annual-report-publish-0401"),
    *("annual-report-content", "report-claims-have-records"),
)
"""The requirements that the package began with, one of each shape: what the bound was set for."""

BOUNDS = {
    "check, the first requirements only / bare decode": 3.5,
    "check / bare decode": 3.5,
    "fazhi --version / bare python": 2.5,
    "fazhi check one.json / bare python": 8.0,
    "fazhi check one.json, 600 requirements / bare python": 10.0,
    "memory growth 10k -> 100k records (MB)": 8.0,
}


def cases(count: int, folder: Path) -> Path:
    """*count* complete penalty case files, one in ten with one fault, as NDJSON."""
    from fazhi_core import national
    from fazhi_core.testing.examples import read_bases

    base = read_bases([national.EXAMPLES / "bases.toml"])["ordinary-case"]
    text = json.dumps(base, ensure_ascii=False, default=_plain)
    path = folder / f"cases-{count}.ndjson"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            case = json.loads(text)
            case["id"] = f"2024-{number:06d}"
            _shift(case, timedelta(number % 300))
            if number % 10 == 0:
                FAULTS[(number // 10) % len(FAULTS)](case)
            stream.write(json.dumps(case, ensure_ascii=False, separators=(",", ":")) + "\n")
    return path


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _shift(value: Any, by: timedelta) -> None:
    """Move the days of what happened (2024), not those of certificates and powers."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(items):
        if isinstance(inner, dict | list):
            _shift(inner, by)
        elif isinstance(inner, str) and inner.startswith("2024-"):
            with contextlib.suppress(ValueError):
                value[key] = (date.fromisoformat(inner) + by).isoformat()


def _one_officer(case: dict[str, Any]) -> None:
    case["acts"][0]["officers"] = case["acts"][0]["officers"][:1]


def _expired(case: dict[str, Any]) -> None:
    case["officers"][0]["certificate_valid_to"] = "2023-12-31"


def _no_notice(case: dict[str, Any]) -> None:
    case["notice"] = False


def _late_decision(case: dict[str, Any]) -> None:
    case["filed_on"] = "2022-01-04"


FAULTS: list[Callable[[dict[str, Any]], None]] = [
    _one_officer,
    _expired,
    _no_notice,
    _late_decision,
]


def check_streamed(path: Path) -> int:
    """Read and check *path* with streamed findings; how many findings."""
    from fazhi_core import Engine

    return _check(Engine(as_of=AS_OF, discover=False), path)


def _check(engine: Any, path: Path, told: Callable[[Any], object] | None = None) -> int:
    from fazhi_core.cli.streamed import Files

    found = 0

    def count(finding: Any) -> None:
        nonlocal found
        found += 1
        if told is not None:
            told(finding)

    rules = engine.rulebook
    engine.stream(Files([str(path)], rules.record_types, lookers=rules.lookers), count)
    return found


def decode_and_check(folder: Path, pairs: int) -> dict[str, float]:
    """Cost of reading and checking, and of reading alone, against a bare decode."""
    from fazhi_core import Engine
    from fazhi_core.readers import iter_records
    from fazhi_core.reporters.ndjson import finding_line

    path = cases(4_000, folder)
    lines = path.read_bytes().splitlines()
    size = sum(map(len, lines)) / len(lines)
    bare = msgspec.json.Decoder().decode
    engine = Engine(as_of=AS_OF, discover=False)
    found = _check(engine, path)
    steps = _on_a_case(engine)
    one = engine.with_options(select=(steps[0].requirement.id,))
    first = engine.with_options(select=FIRST)
    works: dict[str, Callable[[], object]] = {
        "first requirements": lambda: _check(first, path),
        "check": lambda: _check(engine, path),
        "check and write": lambda: _check(engine, path, finding_line),
        "one requirement": lambda: _check(one, path),
        "read": lambda: sum(1 for _ in iter_records(path)),
        "itself": lambda: _each(bare, lines),
    }
    ratios: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(pairs):
        before = _timed(lambda: _each(bare, lines))
        for name, work in works.items():
            taken = _timed(work)
            after = _timed(lambda: _each(bare, lines))
            ratios[name].append(taken / statistics.mean((before, after)))
            before = after
    middle = {name: statistics.median(ratios[name]) for name in works}
    more = (middle["check"] - middle["one requirement"]) / (len(steps) - 1)
    print(f"{len(lines)} cases of {size:.0f} bytes, {len(steps)} requirements, {found} findings")
    return {
        "check, the first requirements only / bare decode": middle["first requirements"],
        "the first requirements on a case": len(_on_a_case(first)),
        "check / bare decode": middle["check"],
        "check and write as NDJSON / bare decode": middle["check and write"],
        "one more requirement / bare decode": more,
        "read / bare decode": middle["read"],
        "bare decode / itself": middle["itself"],
        "requirements on a case": len(steps),
    }


def _on_a_case(engine: Any) -> Any:
    """The requirements that *engine* holds a case against."""
    return engine.plan_for("640402106").steps("enforcement_case")


def _each(decode: Callable[[bytes], object], lines: list[bytes]) -> None:
    """Decode every line and keep nothing, as a stream does."""
    for line in lines:
        decode(line)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def memory(folder: Path) -> dict[str, float]:
    """Peak memory of checking 10,000 and 100,000 records, in processes of their own."""
    peaks = {}
    for count in (10_000, 100_000):
        path = cases(count, folder)
        told = subprocess.run(
            [sys.executable, __file__, "--peak", str(path)],
            check=True,
            capture_output=True,
            text=True,
        )
        peaks[count] = float(told.stdout)
        path.unlink()
    return {
        "peak for 10k records (MB)": peaks[10_000],
        "peak for 100k records (MB)": peaks[100_000],
        "memory growth 10k -> 100k records (MB)": peaks[100_000] - peaks[10_000],
    }


def many_requirements(folder: Path) -> Path:
    """Settings with a plugin that brings the national law again and again, under other ids.

    Together with the national pack there are about :data:`MANY` requirements.
    """
    from fazhi_core import Engine, national

    own = len(Engine(discover=False).rulebook.requirements)
    for file in national.fazhi_requirements():
        text = _INSTRUMENTS.sub("", file.read_text(encoding="utf-8"))
        head, mark, body = text.partition("[[requirement]]")
        copies = (
            _NAMES.sub(partial(_renamed, f"copy{number}."), mark + body)
            for number in range(round(MANY / own) - 1)
        )
        copied = folder / f"copies-of-{file.name}"
        copied.write_text(head + "\n".join(copies), encoding="utf-8")
    (folder / "many.py").write_text(_PLUGIN, encoding="utf-8")
    settings = folder / "many.toml"
    settings.write_text('local_plugins = ["many.py"]\n', encoding="utf-8")
    return settings


MANY = 600
_INSTRUMENTS = re.compile(r"^\[\[instrument\]\]\n(?:(?!\[\[).*\n?)*", re.MULTILINE)
_NAMES = re.compile(r"^(?:id|aliases) = .*", re.MULTILINE)
_PLUGIN = """
from pathlib import Path
from fazhi_core import hookimpl

@hookimpl
def fazhi_requirements():
    return sorted(Path(__file__).parent.glob("copies-*.toml"))
"""


def _renamed(prefix: str, line: re.Match[str]) -> str:
    return re.sub(r'"([^"]+)"', rf'"{prefix}\1"', line[0])


def start_up(folder: Path, runs: int) -> dict[str, float]:
    """Whole processes, interleaved, the fastest of *runs* each, against a bare Python.

    As where the package is installed: the command is what its script holds, modules are compiled,
    and the law is kept from an earlier run; runs that have to read it are timed too.
    """
    one = folder / "one.json"
    one.write_text(cases(1, folder).read_text(encoding="utf-8"), encoding="utf-8")
    fazhi = [sys.executable, "-c", _SCRIPT]
    check = [*fazhi, "check", str(one), "--as-of", AS_OF.isoformat()]
    many = ["--config", str(many_requirements(folder))]
    commands = {
        "bare": [sys.executable, "-c", "pass"],
        "fazhi --version": [*fazhi, "--version"],
        "fazhi check one.json": [*check, "--no-config"],
        "fazhi check one.json, law not kept": [*check, "--no-config", "--no-cache"],
        f"fazhi check one.json, {MANY} requirements": [*check, *many],
        f"fazhi check one.json, {MANY} requirements, law not kept": [*check, *many, "--no-cache"],
    }
    environment = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    environment["FAZHI_CACHE_DIR"] = str(folder / "kept")
    best = dict.fromkeys(commands, float("inf"))
    for turn in range(runs + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            ran = subprocess.run(command, check=False, capture_output=True, env=environment)
            taken = time.perf_counter() - start
            assert ran.returncode in {0, 1}, ran.stderr.decode()
            if turn:
                best[name] = min(best[name], taken)
    return {
        f"{name} / bare python": best[name] / best["bare"] for name in commands if name != "bare"
    }


_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
_SCRIPT = "import sys; from fazhi_core.cli.main import command; sys.exit(command())"


def main() -> int:
    """Run everything, print a table, and compare with the bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats, no memory run")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    parser.add_argument("--peak", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        check_streamed(options.peak)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = decode_and_check(folder, 3 if options.quick else 9)
        figures |= start_up(folder, 5 if options.quick else 15)
        if not options.quick:
            figures |= memory(folder)
    missed = 0
    for name, figure in figures.items():
        bound = BOUNDS.get(name)
        over = bound is not None and figure > bound
        missed += over
        shown = "" if bound is None else f"  (at most {bound:g}{', MISSED' if over else ''})"
        print(f"{name:72s} {figure:8.2f}{shown}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
