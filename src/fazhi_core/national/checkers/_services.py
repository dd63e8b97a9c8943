"""What several checkers ask of the service of a decision."""

from __future__ import annotations

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.records.base import table
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_outcome import Service, ServiceMethod

__all__ = ["served_by"]


def served_by(case: EnforcementCase, *methods: ServiceMethod) -> Service | Outcome:
    """The service of the decision, if in one of these ways, or why it is not judged."""
    service = table(case.service)
    if service is None:
        return not_shown("service") if case.service is None else not_applicable()
    if service.method is None:
        return not_shown("service.method")
    return service if service.method in methods else not_applicable()
