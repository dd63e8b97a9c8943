"""Which checker answers for which requirement: one, from the plugin that brought both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from fazhi_core.engine.checker import Checker
from fazhi_core.law.requirement import Requirement
from fazhi_core.law.table import TEXTS, LawFault, nearest

__all__ = ["Bindings"]


class Bindings:
    """The checkers of a rulebook, by requirement, while they are put together.

    Args:
        requirements: by id.
        owners: the plugin that brought each requirement.
        bound: checkers that were bound before.

    Attributes:
        checkers: by id of their requirement.
        faults: why the others were refused.
    """

    def __init__(
        self,
        requirements: Mapping[str, Requirement],
        owners: Mapping[str, str],
        bound: Mapping[str, Checker],
    ) -> None:
        self.checkers = dict(bound)
        self.faults: list[LawFault] = []
        self._requirements = requirements
        self._owners = owners
        self._names = {
            name: id_ for id_, one in requirements.items() for name in (id_, *one.other_names)
        }

    def bind(self, plugin: str, checkers: Iterable[Checker]) -> None:
        """Bind the *checkers* of *plugin*, each to its requirement."""
        for one in checkers:
            self._bind(plugin, one)

    def _bind(self, plugin: str, checker: Checker) -> None:
        id_ = self._names.get(checker.requirement)
        if id_ is None:
            hint = nearest(checker.requirement, self._names)
            self._refuse(plugin, checker, "checker_without_requirement", hint=hint)
            return
        owner, holder = self._owners.get(id_, ""), self.checkers.get(id_)
        record = self._requirements[id_].record
        if owner != plugin:
            self._refuse(plugin, checker, "checker_of_another", owner=owner)
        elif holder is not None and holder is not checker:
            file, line = _defined(holder, plugin)
            self._refuse(plugin, checker, "two_checkers", other=f"{file}:{line}")
        elif checker.record.type != record:
            wrong = checker.record.type
            self._refuse(plugin, checker, "checker_of_other_record", record=record, wrong=wrong)
        else:
            self.checkers[id_] = checker

    def _refuse(self, plugin: str, checker: Checker, key: str, **values: Any) -> None:
        name = checker.requirement
        file, line = _defined(checker, plugin)
        text = TEXTS[key].fill({"name": name, "plugin": plugin, **values})
        self.faults.append(LawFault(file, line, name, text))


def _defined(checker: Checker, plugin: str) -> tuple[str, int]:
    """File and line of the function; the plugin's name where it is none of Python's own."""
    code = getattr(checker.function, "__code__", None)
    return (PurePath(code.co_filename).name, code.co_firstlineno) if code else (plugin, 1)
