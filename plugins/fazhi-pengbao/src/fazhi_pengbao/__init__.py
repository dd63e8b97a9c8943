"""The rules that Pengbao township (640402106) gave itself, for fazhi-core.

Rules without code and examples lie in the folders beside; what needs Python is brought by the hooks
here.  Modules are named as strings, so that nothing is imported before a record needs it.
"""

from __future__ import annotations

from fazhi_core import CheckerModule, RecordType, hookimpl

__all__ = ["SERVICE_NOTICE", "fazhi_checkers", "fazhi_record_types"]

SERVICE_NOTICE = RecordType(
    name="pengbao.service_notice",
    zh="便民服务公示",
    target="fazhi_pengbao.records:ServiceNotice",
    field="disclosure",
)


@hookimpl
def fazhi_record_types() -> list[RecordType]:
    """The notices in the service hall."""
    return [SERVICE_NOTICE]


@hookimpl
def fazhi_checkers() -> list[CheckerModule]:
    """The rules that are written in Python."""
    return [
        CheckerModule(f"{__name__}.document", ("normative_document",)),
        CheckerModule(f"{__name__}.hall", (SERVICE_NOTICE.name,)),
    ]
