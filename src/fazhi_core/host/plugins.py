"""Finding plugins and asking them what they bring, one at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs
import pluggy

from fazhi_core._texts import Catalogue, Text
from fazhi_core.engine.checker import checkers_in
from fazhi_core.engine.rulebook import Problem
from fazhi_core.host import hookspecs
from fazhi_core.host.folders import Folders
from fazhi_core.host.installed import may_offer
from fazhi_core.host.items import is_right
from fazhi_core.law.table import nearest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["NATIONAL", "ConfigError", "Origin", "Plugin", "PluginSet", "find_plugins"]

NATIONAL = "national"
_HASH_LENGTH = 16
_EXAMPLES = "_examples"
_NATIONAL_MODULE = "fazhi_core.national"
TEXTS = Catalogue("fazhi_core.host")

Origin: TypeAlias = Literal["national", "package", "file", "object"]


class ConfigError(ValueError):
    """Settings that cannot be used.  ``text`` says why in both languages."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(f"{text.zh} | {text.en}")


@attrs.frozen(eq=False)
class Plugin:
    """A plugin and what it brings.

    Args:
        name: the entry point's name, or the file's.
        version: of its package; for a file the hash of what stands in it, cut short; empty for
            objects.
        origin: where it came from.
        brings: what each of its hooks returned.
        examples: its example files: those of the folder (or the files) that its module calls
            ``EXAMPLES``; for an installed package those of its folder ``examples``, for a plain
            file ``<name>_examples.toml`` beside it.
    """

    name: str
    version: str
    origin: Origin
    brings: Mapping[str, Sequence[Any]]
    examples: tuple[Traversable, ...] = ()

    @property
    def prefix(self) -> str | None:
        """What the names that it adds begin with, up to the first dot; ``None`` where any may be.

        For an installed plugin that is the name of its entry point, without ``fazhi-`` before it.
        A plain file has any prefix, so that several files of one town can share theirs: then it is
        empty.  Who makes the engine in a program is the master of all names in it.
        """
        if self.origin in {"national", "object"}:
            return None
        return "" if self.origin == "file" else self.name.removeprefix("fazhi-")


@attrs.frozen(eq=False)
class PluginSet:
    """The plugins of one engine, and those that could not be used."""

    plugins: tuple[Plugin, ...]
    problems: tuple[Problem, ...]

    def brought(self, hook: str) -> Iterator[tuple[Plugin, Any]]:
        """What *hook* returned, with the plugin that returned it."""
        for plugin in self.plugins:
            for item in plugin.brings.get(hook, ()):
                yield plugin, item


def find_plugins(
    *,
    discover: bool = True,
    local: Iterable[str] = (),
    given: Iterable[Any] = (),
    block: Iterable[str] = (),
    require: Iterable[str] = (),
    root: Path | None = None,
) -> PluginSet:
    """The national pack, installed plugins, local files and given objects, in this order.

    Args:
        discover: whether to look for installed plugins.
        local: patterns of plain Python files, relative to *root*.
        given: modules or objects that implement hooks.
        block: names of plugins that are left out.
        require: names of plugins that must be there.
        root: the folder of the settings file.

    Raises:
        ConfigError: a required plugin is missing, or a local pattern matches nothing.
    """
    found = _Found(frozenset(block))
    found.add_module(NATIONAL, "", "national", _NATIONAL_MODULE)
    if discover:
        found.add_installed()
    for pattern in local:
        found.add_files(pattern, root or Path())
    for thing in given:
        found.add(getattr(thing, "__name__", type(thing).__name__), "", "object", thing)
    found.refuse_misspelt_blocks()
    names = [plugin.name for plugin in found.plugins]
    for name in require:
        if name not in names:
            installed = tuple(names) or (TEXTS["nothing"],)
            raise ConfigError(TEXTS["required"].fill({"name": name, "installed": installed}))
    return PluginSet(tuple(found.plugins), tuple(found.problems))


class _Found:
    def __init__(self, block: frozenset[str]) -> None:
        self.plugins: list[Plugin] = []
        self.problems: list[Problem] = []
        self._block = block
        self._met_blocked: set[str] = set()
        self._manager = pluggy.PluginManager(hookspecs.GROUP)
        self._manager.add_hookspecs(hookspecs)

    def _blocked(self, name: str) -> bool:
        if name in self._block:
            self._met_blocked.add(name)
            return True
        return False

    def refuse_misspelt_blocks(self) -> None:
        """Raise where a blocked name is unknown but like a known one.

        A name like no other may be that of a plugin which is not installed here.

        Raises:
            ConfigError: of the first such name.
        """
        known = (*(plugin.name for plugin in self.plugins), *self._met_blocked)
        for name in sorted(self._block - self._met_blocked):
            hint = nearest(name, known)
            if hint.en:
                raise ConfigError(TEXTS["blocks_unknown"].fill({"name": name, "hint": hint}))

    def problem(self, name: str, key: str, **values: Any) -> None:
        text = TEXTS[key].fill({"name": name, **values})
        self.problems.append(Problem(name, text.zh, text.en, values.get("hook", "")))

    def add_module(self, name: str, version: str, origin: Origin, module: str) -> None:
        if self._blocked(name):
            return
        try:
            thing = import_module(module)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - one plugin must not stop the others
            self.problem(name, "did_not_import", detail=type(error).__name__)
            return
        self.add(name, version, origin, thing)

    def add_installed(self) -> None:
        if not may_offer(hookspecs.GROUP):
            return
        from importlib.metadata import entry_points

        for point in sorted(entry_points(group=hookspecs.GROUP), key=lambda one: one.name):
            if self._blocked(point.name):
                continue
            version = point.dist.version if point.dist is not None else ""
            try:
                thing = point.load()
            except (Exception, SystemExit) as error:  # noqa: BLE001 - one plugin must not stop the others
                self.problem(point.name, "did_not_import", detail=type(error).__name__)
                continue
            self.add(point.name, version, "package", thing)

    def add_files(self, pattern: str, root: Path) -> None:
        files = _matching(pattern, root)
        if not files:
            raise ConfigError(TEXTS["no_such_file"].fill({"pattern": pattern}))
        for file in files:
            if self._blocked(file.stem):
                continue
            if file.suffix == ".toml":
                self.add(file.stem, _hash(file), "file", _LawAlone(file))
                continue
            try:
                thing = _import_file(file)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - one plugin must not stop the others
                self.problem(file.stem, "did_not_import", detail=type(error).__name__)
                continue
            self.add(file.stem, _hash(file), "file", thing)

    def add(self, name: str, version: str, origin: Origin, thing: Any) -> None:
        """Register *thing* and ask each of its hooks."""
        if self._blocked(name):
            return
        if any(plugin.name == name for plugin in self.plugins):
            self.problem(name, "twice")
            return
        if not self._sound(name, thing):
            return
        self._manager.register(thing, name=name)
        brings = {hook: self._ask(name, thing, hook) for hook in hookspecs.HOOKS}
        if origin == "file":
            brings = _with_plain(brings, thing)
        folders = Folders.of(thing) if origin == "package" else None
        if folders is not None:
            brings = self._with_folders(name, thing, brings, folders)
        try:
            examples = _examples(thing, origin, folders)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - examples must not stop a check
            self.problem(name, "hook_failed", hook="EXAMPLES", detail=type(error).__name__)
            examples = ()
        self.plugins.append(Plugin(name, version, origin, brings, examples))

    def _sound(self, name: str, thing: Any) -> bool:
        """Whether every ``fazhi_…`` function of *thing* is a hook we know, and marked as one."""
        sound = True
        for hook in dir(thing):
            if not hook.startswith("fazhi_") or not callable(getattr(thing, hook)):
                continue
            if hook not in hookspecs.HOOKS:
                hint = nearest(hook, hookspecs.HOOKS)
                self.problem(name, "unknown_hook", hook=hook, hint=hint)
                sound = False
            elif self._manager.parse_hookimpl_opts(thing, hook) is None:
                self.problem(name, "unmarked_hook", hook=hook)
                sound = False
        return sound

    def _ask(self, name: str, thing: Any, hook: str) -> Sequence[Any]:
        implementations = getattr(self._manager.hook, hook).get_hookimpls()
        brought: list[Any] = []
        for implementation in implementations:
            if implementation.plugin is not thing:
                continue
            try:
                result = implementation.function()
            except (Exception, SystemExit) as error:  # noqa: BLE001 - one hook must not stop the others
                self.problem(name, "hook_failed", hook=hook, detail=type(error).__name__)
                continue
            if isinstance(result, list | tuple):
                brought += self._right(name, hook, result)
            else:
                self.problem(name, "not_a_list", hook=hook)
        return brought

    def _with_folders(
        self, name: str, thing: Any, brings: Mapping[str, Sequence[Any]], folders: Folders
    ) -> dict[str, Sequence[Any]]:
        """*brings*, and the files in the folders of those hooks that *thing* leaves out."""
        left = [hook for hook in folders.hooks if not hasattr(thing, hook)]
        try:
            return {**brings, **{hook: folders.files(hook) for hook in left}}
        except OSError as error:
            self.problem(name, "hook_failed", hook=", ".join(left), detail=type(error).__name__)
            return dict(brings)

    def _right(self, name: str, hook: str, result: Sequence[Any]) -> Iterator[Any]:
        """The items of *result* that *hook* may bring; the others are told and left out."""
        for number, item in enumerate(result, start=1):
            if is_right(hook, item):
                yield item
            else:
                values = {"hook": hook, "number": number, "given": type(item).__name__}
                self.problem(name, "wrong_item", wanted=TEXTS[f"item_{hook}"], **values)


class _LawAlone:
    """A file of law without a file of Python beside it: its rules need no code."""

    def __init__(self, file: Path) -> None:
        self.__file__ = str(file)


def _examples(thing: Any, origin: Origin, folders: Folders | None) -> tuple[Traversable, ...]:
    """The example files of *thing*, in the order of their names."""
    given = getattr(thing, "EXAMPLES", None)
    if given is None and folders is not None:
        given = folders.examples()
    if given is None and origin == "file":
        file = Path(str(thing.__file__))
        given = [one for one in [file.with_name(f"{file.stem}{_EXAMPLES}.toml")] if one.is_file()]
    if given is not None and hasattr(given, "iterdir"):
        given = [one for one in given.iterdir() if one.name.endswith(".toml")]
    return tuple(sorted(given or (), key=lambda one: one.name))


def _matching(pattern: str, root: Path) -> list[Path]:
    """The files that *pattern* means; none where it is no pattern at all."""
    try:
        absolute = Path(pattern).is_absolute()
        found = [Path(pattern)] if absolute else sorted(root.glob(pattern))
        return [file for file in found if file.is_file() and not _is_beside(file)]
    # What Path.glob raises for an absolute pattern.
    except (OSError, ValueError, NotImplementedError):
        return []


def _is_beside(file: Path) -> bool:
    """Whether *file* is no plugin itself: examples, or the law of a file of Python."""
    if file.suffix != ".toml":
        return False
    return file.stem.endswith(_EXAMPLES) or file.with_suffix(".py").is_file()


def _hash(file: Path) -> str:
    import hashlib

    return hashlib.sha256(file.read_bytes()).hexdigest()[:_HASH_LENGTH]


def _import_file(file: Path) -> ModuleType:
    """*file* as a module of its own, under a name that no other module can have."""
    import hashlib
    import importlib.util

    digest = hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:8]
    name = f"fazhi_local_{digest}_{file.stem}"
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(file.name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _with_plain(
    brings: Mapping[str, Sequence[Any]], module: ModuleType | _LawAlone
) -> dict[str, Sequence[Any]]:
    """What a plain file brings without hooks: its checkers, and the TOML file of its own name."""
    plain = dict(brings)
    if not plain["fazhi_checkers"] and isinstance(module, ModuleType):
        plain["fazhi_checkers"] = list(checkers_in(module))
    beside = Path(str(module.__file__)).with_suffix(".toml")
    if not plain["fazhi_requirements"] and beside.is_file():
        plain["fazhi_requirements"] = [beside]
    return plain
