"""Let modules wait that others import at once and hardly ever use, PySide6's description of itself above all.

PySide6 compiles the sources of its signature parser and of its generator of type stubs at every start, a quarter of the
way to a bare window, though only help texts, `__signature__` and the words of some errors ask for them. Such modules
are named at once, and run when something in them is first asked for.
"""

from __future__ import annotations

import builtins
import sys
from functools import partial
from threading import RLock
from types import ModuleType
from typing import Any

_HOME = "shibokensupport.signature."
_PARTS = ("mapping", "errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
# The rest is imported by PySide6, peewee and the standard library for what the way to the first window never does.
WAITING = frozenset({"calendar", "hashlib", "ipaddress", "socket", *(_HOME + part for part in _PARTS)})
# PySide6 takes this function out of its module's dictionary, past the waiting.
_TAKEN = {_HOME + "mapping": "update_mapping"}


class _Waiting(ModuleType):
    """A module whose code has not run yet; the first name that it lacks runs it."""

    def __getattr__(self, name: str) -> Any:
        run = self.__dict__.get("_run_once")
        if run is not None:
            run(self)
        return ModuleType.__getattribute__(self, name)


class _RunOnce:
    """Run a module's code; a second thread that asks meanwhile waits for the first."""

    def __init__(self, name: str, loader: Any) -> None:
        self._name = name
        self._loader = loader
        self._lock = RLock()
        self._begun = False

    def __call__(self, module: ModuleType) -> None:
        with self._lock:
            if not self._begun:
                self._begun = True
                self._run(module)

    def _run(self, module: ModuleType) -> None:
        # PySide6 gives its modules a second name meanwhile, by which their code is not found.
        spec, kept = module.__spec__, module.__spec__.name
        spec.name, spec.loader, module.__loader__ = self._name, self._loader, self._loader
        try:
            self._loader.exec_module(module)
        finally:
            spec.name = kept
            module.__dict__.pop("_run_once", None)
            module.__class__ = ModuleType


def _run_and_call(run: _RunOnce, module: ModuleType, name: str) -> Any:
    run(module)
    return getattr(module, name)()


class _Loader:
    def __init__(self, name: str, loader: Any) -> None:
        self._name = name
        self._loader = loader

    def create_module(self, _spec: Any) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        run = module.__dict__["_run_once"] = _RunOnce(self._name, self._loader)
        module.__class__ = _Waiting
        if self._name in _TAKEN:
            module.__dict__[_TAKEN[self._name]] = partial(_run_and_call, run, module, _TAKEN[self._name])


class _Finder:
    """Find a waiting module where the finders after this one find it."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name not in WAITING:
            return None
        others = (finder for finder in sys.meta_path if finder is not self)
        spec = next(filter(None, (finder.find_spec(name, path, target) for finder in others)), None)
        if spec is not None:
            spec.loader = _Loader(name, spec.loader)
        return spec


class _Finders(list):
    """Keep the first finder first: PySide6 puts its own before it for a moment."""

    def insert(self, index: int, finder: Any) -> None:
        super().insert(index + 1, finder)


def bring_in() -> None:
    """Import PySide6; once, before anything else does."""
    finder = _Finder()
    kept = sys.meta_path
    sys.meta_path = _Finders([finder, *kept])
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        sys.meta_path = [finder, *kept]
    # PySide6 puts an `__import__` of its own before Python's for `from __feature__ import …`, which nothing here uses;
    # it reads the source of every module that is imported afterwards, a tenth of the way to the first window.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
