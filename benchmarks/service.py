"""The service of ``examples/embed-fastapi`` under load: ``python benchmarks/service.py``.

Starts it on loopback, lets 32 clients post for 30 seconds, compares every answer with what the
library says in this process, and prints requests and times.  Exit code 1 where an answer is wrong.
Needs fastapi, httpx and uvicorn.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from fazhi_core import Engine
from fazhi_core.readers import read_record
from fazhi_core.reporters.json import finding_table

EXAMPLE = Path(__file__).parents[1] / "examples" / "embed-fastapi"
AS_OF = date(2022, 6, 30)
TRIES = 600


def questions() -> list[tuple[bytes, int, list[dict[str, object]] | None]]:
    """Bodies with the status and the findings that are right; every tenth body is no record."""
    engine = Engine(as_of=AS_OF)
    found: list[tuple[bytes, int, list[dict[str, object]] | None]] = []
    for number in range(40):
        answered = date(2022, 3, 10) + timedelta(number)
        table = {
            "type": "disclosure_request",
            "id": f"S-{number}",
            "received_on": "2022-03-01",
            "answered_on": answered.isoformat(),
        }
        body = json.dumps(table).encode()
        if number % 10 == 0:
            found.append((body[:-1], 422, None))
            continue
        told = [finding_table(one) for one in engine.check(read_record(body))]
        found.append((body, 200, json.loads(json.dumps(told))))
    return found


class Client(threading.Thread):
    """Posts one body after the other until *end*."""

    def __init__(self, port: int, first: int, end: float) -> None:
        super().__init__()
        self._port, self._next, self._end = port, first, end
        self.times: list[float] = []
        self.wrong: list[str] = []

    def run(self) -> None:
        line = HTTPConnection("127.0.0.1", self._port, timeout=30)
        while time.monotonic() < self._end:
            body, status, findings = ASKED[self._next % len(ASKED)]
            self._next += 1
            begin = time.perf_counter()
            try:
                line.request("POST", "/check", body)
                answer = line.getresponse()
                said = json.loads(answer.read())
            except (OSError, HTTPException, ValueError) as error:
                self.wrong.append(type(error).__name__)
                line.close()
                continue
            self.times.append(time.perf_counter() - begin)
            if answer.status != status or (findings is not None and said["findings"] != findings):
                self.wrong.append(f"{answer.status}")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def started(port: int) -> subprocess.Popen[bytes]:
    """The service, once it listens."""
    command = [sys.executable, "-m", "uvicorn", "service:app", "--port", str(port)]
    server = subprocess.Popen(
        [*command, "--log-level", "warning"],
        cwd=EXAMPLE,
        env={**os.environ, "FAZHI_AS_OF": AS_OF.isoformat()},
    )
    for _ in range(TRIES):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    server.kill()
    raise SystemExit("the service did not start")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=30)
    given = parser.parse_args()
    port = free_port()
    server = started(port)
    try:
        end = time.monotonic() + given.seconds
        clients = [Client(port, number, end) for number in range(given.clients)]
        for one in clients:
            one.start()
        for one in clients:
            one.join()
    finally:
        server.terminate()
        server.wait()
    times = [one for client in clients for one in client.times]
    wrong = [one for client in clients for one in client.wrong]
    cut = statistics.quantiles(times, n=100)
    print(f"{given.clients} clients, {given.seconds:g} s: {len(times)} answers, {len(wrong)} wrong")
    print(f"median {cut[49] * 1000:.0f} ms, p99 {cut[98] * 1000:.0f} ms, load {os.getloadavg()}")
    return 1 if wrong else 0


ASKED = questions()

if __name__ == "__main__":
    sys.exit(main())
