"""The command as a process: entry points, encodings, pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import fazhi_core
from fazhi_core import __version__
from tests.cli.town import enter, review

SOURCE = Path(fazhi_core.__file__).parents[1]
COMMAND = [sys.executable, "-m", "fazhi_core"]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(SOURCE), **more}


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, check=False, env=environment(**more)
    )


def test_version_imports_nothing_heavy() -> None:
    code = (
        "import sys; from fazhi_core.cli.main import main; code = main(['--version']); "
        "heavy = {'argparse', 'attrs', 'attr', 'rich', 'pluggy', 'msgspec', 'tomli', 'cattrs'}; "
        "sys.exit(code or sorted(heavy & set(sys.modules)) or 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, env=environment()
    )
    assert (ran.returncode, ran.stdout.decode()) == (0, f"fazhi-core {__version__}\n"), ran.stderr


@pytest.mark.parametrize("command", ["check", "config"])
def test_only_the_command_called_is_imported(command: str) -> None:
    code = (
        "import sys; from fazhi_core.cli.main import main; "
        f"main(['{command}', '--help']); "
        "print(*sorted(m for m in sys.modules if m.startswith('fazhi_core.')), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment()
    )
    loaded = ran.stderr.decode().split()
    for other in ("explain", "coverage", "plugins", "due"):
        assert f"fazhi_core.cli.{other}" not in loaded
    assert not any(one.startswith(("fazhi_core.national", "fazhi_core.testing")) for one in loaded)


def script(*arguments: str, before: str = "") -> subprocess.CompletedProcess[bytes]:
    """The command as an installer's script runs it."""
    code = f"import sys\n{before}\nfrom fazhi_core.cli.main import command\nsys.exit(command())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        check=False,
        env=environment(),
    )


@pytest.mark.parametrize("form", ["text", "json", "ndjson"])
def test_the_installed_command_says_the_same(town: Path, form: str) -> None:
    enter(town, *(review(f"R-{number}", written=False) for number in range(500)))
    arguments = ("check", "ledger", "--format", form)
    assert script(*arguments).stdout == run(*arguments).stdout
    assert script(*arguments).returncode == run(*arguments).returncode == 1
    assert script("--version").stdout == run("--version").stdout
    assert script("check").returncode == 2


def test_the_installed_command_ends_when_all_is_done(town: Path) -> None:
    enter(town, review("R-1", written=False))
    at_end = "import atexit; atexit.register(lambda: print('done'))"
    ran = script("check", "ledger", before=at_end)
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (1, b"done")
    slow = (
        "import threading, time\n"
        "def late(): time.sleep(0.5); print('late', file=sys.stderr)\n"
        "threading.Thread(target=late).start()"
    )
    ran = script("check", "ledger", before=slow)
    assert (ran.returncode, ran.stderr.strip()) == (1, b"late")


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_encoding_crashes(town: Path, encoding: str, language: str) -> None:
    enter(town, review("R-1\u00b5", written=False), name="\u00b5.json")
    ran = run("check", "ledger", "--lang", language, PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.decode(encoding)
    assert b"\x1b" not in ran.stdout
    ran = run("check", "ledger", "--select", "无此", PYTHONIOENCODING=encoding)
    assert ran.returncode == 2


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_programs_always_get_utf8(town: Path, form: str) -> None:
    enter(town, review("R-1", written=False))
    plain = run("check", "ledger", "--format", form, PYTHONIOENCODING="utf-8")
    for encoding in ("gbk", "ascii"):
        ran = run("check", "ledger", "--format", form, PYTHONIOENCODING=encoding)
        assert ran.stdout == plain.stdout
    assert "审核意见不是书面" in plain.stdout.decode("utf-8")
    written = town / "report"
    run("check", "ledger", "--format", form, "--output", str(written), PYTHONIOENCODING="gbk")
    assert written.read_bytes() == plain.stdout


def test_a_file_name_that_is_no_text(town: Path) -> None:
    file = enter(town, review("R-1", written=False))
    os.rename(os.fsencode(file), os.fsencode(file.parent) + b"/\xff.json")  # noqa: PTH104
    for form in ("text", "json", "ndjson"):
        ran = run("check", "ledger", "--format", form)
        assert ran.returncode == 1, ran.stderr
    json.loads(run("check", "ledger", "--format", "json").stdout)


@pytest.mark.parametrize("form", ["text", "json", "ndjson"])
def test_a_closed_pipe_is_quiet(town: Path, form: str) -> None:
    enter(town, *(review(f"R-{number}", written=False) for number in range(2000)))
    process = subprocess.Popen(
        [*COMMAND, "check", "ledger", "--format", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_standard_input(town: Path, form: str) -> None:
    records = "\n".join(json.dumps(review(f"R-{number}")) for number in range(3))
    ran = subprocess.run(
        [*COMMAND, "check", "-", "--format", form],
        input=records.encode(),
        capture_output=True,
        check=False,
        env=environment(),
    )
    assert ran.returncode == 0, ran.stderr
    assert b'"records": 3' in ran.stdout


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("more", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_only_on_a_terminal(town: Path, more: dict[str, str], coloured: bool) -> None:
    enter(town, review("R-1", written=False))
    above, below = os.openpty()
    process = subprocess.Popen(
        [*COMMAND, "check", "ledger"],
        stdout=below,
        stderr=below,
        env=environment(TERM="xterm", **more),
    )
    os.close(below)
    shown = b""
    try:
        while block := os.read(above, 4096):
            shown += block
    except OSError:
        pass  # The terminal is gone once the process is.
    os.close(above)
    assert process.wait() == 1
    assert (b"\x1b[" in shown) is coloured
    assert b"town.written" in shown


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """*line* with ``fazhi`` as the command, under a shell that can close streams."""
    whole = f'fazhi() {{ "{sys.executable}" -m fazhi_core "$@"; }}; {line}'
    return subprocess.run(
        ["/bin/sh", "-c", whole], capture_output=True, check=False, env=environment()
    )


needs_shell = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
COMMANDS = ["--version", "check ledger", "check ledger --format ndjson", "requirements"]


@needs_shell
@pytest.mark.parametrize("line", COMMANDS)
@pytest.mark.parametrize("stream", [">&-", "2>&-", "<&-"])
def test_closed_streams_change_nothing(town: Path, line: str, stream: str) -> None:
    enter(town, review("R-1"))
    ran = shell(f"fazhi {line} {stream}")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert bool(ran.stdout) == (stream != ">&-")


@needs_shell
@pytest.mark.parametrize("line", [*COMMANDS, "check ledger --format json --output /dev/full"])
def test_a_full_disk_is_told_as_such(town: Path, line: str) -> None:
    enter(town, review("R-1", written=False))
    ran = shell(f"fazhi {line} >/dev/full")
    assert ran.returncode == 3
    told = ran.stderr.decode().splitlines()
    assert len(told) == 2
    assert told[1].startswith("fazhi: cannot write ")
    assert shell(f"fazhi {line} >/dev/full 2>/dev/full").returncode == 3


ARRAY = json.dumps([review("R-1"), review("R-2")], indent=1)
ENVELOPE = json.dumps({"format": "fazhi-records/1", "records": [review("R-1"), review("R-2")]})
CONTENTS = {
    "array": ARRAY,
    "array in a line": json.dumps([review("R-1"), review("R-2")]),
    "envelope": json.dumps(json.loads(ENVELOPE), indent=1),
    "envelope in a line": ENVELOPE,
    "lines": "\n" + "\n".join(json.dumps(review(f"R-{n}")) for n in range(2)),
}


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="needs /dev/stdin")
@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize(
    "line",
    [
        "fazhi {} - <",
        "cat {file} | fazhi {} -",
        "fazhi {} /dev/stdin <",
        "cat {file} | fazhi {} /dev/stdin",
    ],
)
def test_a_stream_may_hold_any_json(town: Path, line: str, content: str) -> None:
    file = town / "stream"
    file.write_text(CONTENTS[content], encoding="utf-8")
    for form in ("json", "ndjson"):
        whole = line.format(f"check --format {form}", file=file)
        ran = shell(f"{whole} {file}" if whole.endswith("<") else whole)
        assert ran.returncode == 0, ran.stderr
        assert b'"records": 2' in ran.stdout
