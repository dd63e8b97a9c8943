"""A service that checks one posted record: ``uvicorn service:app``.

The engine is made once, when the module is loaded, and shared by all threads of the server.
"""

from __future__ import annotations

import json
import os
from datetime import date
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response

from fazhi_core import Engine
from fazhi_core.readers import RecordFault, read_record
from fazhi_core.reporters.json import finding_table

MOST_BYTES = 1_000_000
"""A larger record is refused before it is held in memory."""

_as_of = os.environ.get("FAZHI_AS_OF")
engine = Engine(
    profile=os.environ.get("FAZHI_PROFILE", "CN"),
    as_of=date.fromisoformat(_as_of) if _as_of else None,
)
app = FastAPI(title="fazhi", openapi_url=None)


@app.post("/check")
async def check(request: Request) -> Response:
    """The findings about the record in the body, or what is wrong with it (RFC 9457)."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return problem(413, "The record is too large", [])
    try:
        found = await run_in_threadpool(findings, bytes(body))
    except RecordFault as error:
        return problem(422, "The record cannot be read", list(error.faults))
    return JSONResponse({"findings": found})


def findings(body: bytes) -> list[dict[str, Any]]:
    """What a check finds in the record that *body* holds.

    Raises:
        RecordFault: *body* is no record.
    """
    return [finding_table(one) for one in engine.check(read_record(body))]


def problem(status: int, title: str, faults: list[Any]) -> Response:
    """A problem document with one entry for each fault; it quotes no private value."""
    told = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "errors": [
            {
                "pointer": "".join(f"/{step}" for step in fault.path),
                "detail": fault.message_en,
                "detail_zh": fault.message,
                "remedy": fault.remedy_en,
                "remedy_zh": fault.remedy,
            }
            for fault in faults
        ],
    }
    content = json.dumps(told, ensure_ascii=False).encode()
    return Response(content, status, media_type="application/problem+json")
