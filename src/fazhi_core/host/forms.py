"""Forms to be filled in, from plugins and files: review sheets, yearly reports, statistics.

They all come through the hook of the review sheets; the ``format`` of a file says what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import attrs

from fazhi_core._texts import Text
from fazhi_core.host.engine import Engine
from fazhi_core.host.plugins import TEXTS, ConfigError
from fazhi_core.law.table import LawError, LawFault, LawFile, nearest

__all__ = ["Form", "Kind", "chosen", "every", "named"]

_SUFFIX = ".toml"


class Form(Protocol):
    """What every form has."""

    @property
    def id(self) -> str:
        """Its stable name."""

    @property
    def file(self) -> str:
        """The file it was read from."""

    @property
    def profile(self) -> str:
        """The division code of the place that uses it."""


T = TypeVar("T", bound=Form)


@attrs.frozen
class Kind(Generic[T]):
    """One kind of form.

    Args:
        name: by which the messages call it.
        format: what its files name as their format.
        others: the formats of the other kinds, which are passed over.
        read: makes the form of a file, and notes there what is wrong.
    """

    name: str
    format: str
    others: frozenset[str]
    read: Callable[[LawFile, Engine], T]

    def say(self, key: str, **values: object) -> Text:
        """The message *key* about forms of this kind."""
        return TEXTS[key].fill({"what": TEXTS[f"called_{self.name}"], **values})


def every(engine: Engine, kind: Kind[T], files: Iterable[Traversable] = ()) -> dict[str, T]:
    """The forms of *kind* that the plugins of *engine* bring, and those in *files*, by id.

    Raises:
        LawError: files are faulty, or two forms have one id; all faults at once.
    """
    brought = [one for _, one in engine.plugins.brought("fazhi_review_sheets")]
    found: dict[str, T] = {}
    faults: list[LawFault] = []
    for resource, own in (*((one, False) for one in brought), *((one, True) for one in files)):
        form, wrong = _read(engine, kind, resource, own=own)
        faults += wrong
        if form is None:
            continue
        if form.id in found:
            text = kind.say("form_twice", id=form.id, other=found[form.id].file)
            faults.append(LawFault(form.file, 1, "id", text))
        found.setdefault(form.id, form)
    if faults:
        raise LawError(faults)
    return found


def _read(
    engine: Engine, kind: Kind[T], resource: Traversable, *, own: bool
) -> tuple[T | None, Sequence[LawFault]]:
    """The form in *resource*; none where it is of another kind, unless it was named."""
    name = resource.name
    try:
        file = LawFile(name, resource.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        text = TEXTS["unreadable"].fill({"name": name, "detail": detail})
        return None, [LawFault(name, 1, "", text)]
    if file.faults:
        return None, file.faults
    if not own and file.top.raw.get("format") in kind.others:
        return None, ()
    return kind.read(file, engine), file.faults


def named(engine: Engine, kind: Kind[T], names: Sequence[str]) -> Sequence[T]:
    """The forms that *names* mean: ids, or files that hold one.

    Raises:
        ConfigError: there is no such form.
        LawError: as for :func:`every`.
    """
    files = [Path(name) for name in names if name.endswith(_SUFFIX)]
    known = every(engine, kind, files)
    own = iter(tuple(known.values())[-len(files) :] if files else ())
    found: list[T] = []
    for name in names:
        form = next(own) if name.endswith(_SUFFIX) else known.get(name)
        if form is None:
            values = {"name": name, "known": tuple(known), "hint": nearest(name, known)}
            raise ConfigError(kind.say("unknown_form", **values))
        found.append(form)
    return found


def chosen(engine: Engine, kind: Kind[T], name: str | None) -> T:
    """The form called *name*, an id or a file; by default the one of the nearest place.

    Raises:
        ConfigError: there is no such form, or several fit.
        LawError: as for :func:`every`.
    """
    if name is not None:
        return named(engine, kind, (name,))[0]
    fitting = [one for one in every(engine, kind).values() if one.profile in engine.divisions]
    if not fitting:
        raise ConfigError(kind.say("no_form"))
    nearest_place = max(engine.divisions.index(one.profile) for one in fitting)
    fitting = [one for one in fitting if engine.divisions.index(one.profile) == nearest_place]
    if len(fitting) > 1:
        names = tuple(sorted(one.id for one in fitting))
        raise ConfigError(kind.say("several_forms", names=names))
    return fitting[0]
