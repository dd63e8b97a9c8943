"""The examples that embed the library in a service and in a model, and its findings in Arrow."""

from __future__ import annotations

import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import fazhi_core as fz
from fazhi_core.records.disclosure_request import DisclosureRequest

EXAMPLES = Path(__file__).parents[2] / "examples"
LATE = {
    "type": "disclosure_request",
    "id": "S-1",
    "received_on": "2022-03-01",
    "received_by": "in_person",
    "answered_on": "2022-03-30",
}


def example(name: str, file: str) -> ModuleType:
    module = f"embedded_{file}"
    spec = importlib.util.spec_from_file_location(module, EXAMPLES / name / f"{file}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[module] = made
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def client() -> Any:
    pytest.importorskip("fastapi")
    pytest.importorskip("httpx")
    patch = pytest.MonkeyPatch()
    patch.setenv("FAZHI_AS_OF", "2022-06-30")
    try:
        return Client(example("embed-fastapi", "service").app)
    finally:
        patch.undo()


class Client:
    """Posts to an app without a network."""

    def __init__(self, app: Any) -> None:
        self._app = app

    def post(self, **content: Any) -> Any:
        import asyncio

        import httpx

        async def send() -> Any:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.post("/check", **content)

        return asyncio.run(send())


def test_the_service_tells_the_findings(client: Any) -> None:
    answer = client.post(json=LATE)
    assert answer.status_code == 200
    failed = [one for one in answer.json()["findings"] if one["kind"] == "fail"]
    assert [one["requirement"] for one in failed] == ["request-answer-20-days"]


def test_the_service_tells_every_fault_of_a_record(client: Any) -> None:
    answer = client.post(json={**LATE, "answered": 1, "received_on": "<script>", "note": 5})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == 422
    assert {one["pointer"] for one in told["errors"]} >= {"/received_on", "/note"}
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 422), (b"[", 422), (b"\xff\xfe", 422), (b"[" * 500_000, 422), (b" " * 2_000_000, 413)],
)
def test_the_service_refuses_what_is_no_record(client: Any, body: bytes, status: int) -> None:
    assert client.post(content=body).status_code == status


def test_the_model_refuses_a_late_answer() -> None:
    pytest.importorskip("django")
    import django
    from django.conf import settings
    from django.core.exceptions import ValidationError

    if not settings.configured:
        settings.configure(INSTALLED_APPS=[], USE_TZ=True)
        django.setup()
    model = example("embed-django", "models").Request
    model(number="S-1", received_on=date(2022, 3, 1), answered_on=date(2022, 3, 29)).clean()
    late = model(number="S-1", received_on=date(2022, 3, 1), answered_on=date(2022, 3, 30))
    with pytest.raises(ValidationError) as caught:
        late.clean()
    assert "2022-03-29" in caught.value.message_dict["answered_on"][0]


def report() -> fz.Report:
    engine = fz.Engine(discover=False, as_of=date(2022, 6, 30))
    return engine.check(
        DisclosureRequest(id="S-1", received_on=date(2022, 3, 1), answered_on=date(2022, 3, 30))
    )


def test_findings_go_to_parquet_and_back(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    found = report()
    parquet.write_table(fz.arrow_table(found), tmp_path / "findings.parquet")
    back = parquet.read_table(tmp_path / "findings.parquet")
    assert back.num_rows == len(found.findings) > 0
    assert back["fingerprint"].to_pylist() == [one.fingerprint for one in found]
    assert back["governing_date"].to_pylist() == [one.governing_date for one in found]
    assert (
        back["citations"].to_pylist()[0][0]["instrument"]
        == found.findings[0].citations[0].instrument
    )
    assert back.schema.metadata[b"format"] == b"fazhi-report/1"


def test_without_the_extra_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = report()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"fazhi-core\[arrow\]"):
        fz.arrow_table(found)


def test_threads_share_one_engine_made_anew() -> None:
    """No answer depends on what other threads ask, from the first call on."""
    engine = fz.Engine(discover=False, as_of=date(2022, 6, 30))
    days = [date(2022, 3, day) for day in range(2, 31)] * 8

    def ask(day: date) -> list[tuple[str, str, str]]:
        record = DisclosureRequest(id="S-1", received_on=date(2022, 3, 1), answered_on=day)
        return [(one.fingerprint, one.message.zh, one.kind.value) for one in engine.check(record)]

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(32) as pool:
            answers = list(pool.map(ask, days))
    finally:
        sys.setswitchinterval(interval)
    assert answers == [ask(day) for day in days]
    assert len({str(one) for one in answers}) > 1
