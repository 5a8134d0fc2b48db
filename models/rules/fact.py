"""Facts: frozen dataclasses with slots that cost little to declare.

The standard decorator looks through every annotation and compiles six functions for every class, also for those that
the run never makes; with a hundred facts that was a sixth of the way to the first window. Here five of them are shared,
the sixth, `__init__`, is compiled when the first fact of its kind is made, and what `fields`, `replace` and `asdict` of
dataclasses want to know is gathered when they ask.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")

_DROPPED = ("__dict__", "__weakref__")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def fact(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots."""
    own = tuple(cls.__dict__.get("__annotations__", ()))
    kept = {name: value for name, value in cls.__dict__.items() if name not in own and name not in _DROPPED}
    above = getattr(cls, "__match_args__", ())
    kept["__slots__"] = tuple(name for name in own if name not in above)
    kept["__match_args__"] = (*above, *kept["__slots__"])
    kept["__doc__"] = cls.__doc__ or cls.__name__
    kept["__qualname__"] = cls.__qualname__
    kept["__dataclass_fields__"] = _Fields(cls)
    kept["__dataclass_params__"] = _PARAMS
    for name, shared in _SHARED.items():
        kept.setdefault(name, shared)
    kept["_defaults"] = getattr(cls, "_defaults", {}) | {n: cls.__dict__[n] for n in own if n in cls.__dict__}
    kind: Any = type(cls)
    made: Any = kind(cls.__name__, cls.__bases__, kept)
    made.__init__ = _maker(made)
    return made


class _Fields:
    """Stand for the fields of a fact until somebody asks for them."""

    def __init__(self, plain: type) -> None:
        self._plain = plain

    def __get__(self, _fact: object, owner: type) -> dict[str, Field[Any]]:
        plain: Any = dataclass(init=False, repr=False, eq=False, match_args=False)(self._plain)
        found: dict[str, Field[Any]] = plain.__dataclass_fields__
        home = next(part for part in owner.__mro__ if part.__dict__.get("__dataclass_fields__") is self)
        home.__dataclass_fields__ = found  # type: ignore[attr-defined]
        return found


def _maker(cls: Any) -> Callable[..., None]:
    def __init__(self: Any, *values: Any, **named: Any) -> None:
        cls.__init__ = _init(cls)
        cls.__init__(self, *values, **named)

    return __init__


def _init(cls: Any) -> Callable[..., None]:
    """Compile what the standard decorator would have compiled, over the slots' own setters."""
    known: dict[str, Any] = {"MISSING": MISSING}
    heads, lines = ["self"], []
    for name in cls.__match_args__:
        known[f"set_{name}"] = getattr(cls, name).__set__
        heads.append(name + _default(name, cls._defaults, known))
        made = f"make_{name}() if {name} is MISSING else {name}" if f"make_{name}" in known else name
        lines.append(f" set_{name}(self, {made})\n")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()\n")
    found: dict[str, Any] = {}
    exec(f"def __init__({', '.join(heads)}):\n{''.join(lines) or ' pass'}", known, found)
    return found["__init__"]


def _default(name: str, defaults: dict[str, Any], known: dict[str, Any]) -> str:
    if name not in defaults:
        return ""
    if isinstance(defaults[name], Field):
        known[f"make_{name}"] = defaults[name].default_factory
        return "=MISSING"
    known[f"default_{name}"] = defaults[name]
    return f"=default_{name}"


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__match_args__)


def _repr(self: Any) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({said})"


def _eq(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _reduce(self: Any) -> tuple[Any, ...]:
    return type(self), _values(self)


def _set(self: Any, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED = {
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__reduce__": _reduce,
    "__setattr__": _set,
    "__delattr__": _delete,
}
_PARAMS: Any = dataclass(init=False, repr=False, eq=False)(type("Plain", (), {})).__dataclass_params__  # type: ignore[attr-defined]
