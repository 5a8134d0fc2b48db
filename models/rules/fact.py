"""Facts: frozen dataclasses with slots that cost little to declare.

The standard decorator compiles six functions for every class, also for those that the run never makes; with a hundred
facts that was a sixth of the way to the first window. Here five of them are shared and the sixth, `__init__`, is
compiled when the first fact of its kind is made. `fields`, `replace` and `asdict` of dataclasses work as usual.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def fact(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots."""
    cls.__doc__ = cls.__doc__ or cls.__name__
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name, shared in _SHARED.items():
        if name not in cls.__dict__:
            setattr(made, name, shared)
    made.__init__ = _maker(made)  # type: ignore[method-assign]
    return made


def _maker(cls: Any) -> Callable[..., None]:
    def __init__(self: Any, *values: Any, **named: Any) -> None:
        cls.__init__ = _init(cls)
        cls.__init__(self, *values, **named)

    return __init__


def _init(cls: Any) -> Callable[..., None]:
    """Compile what the standard decorator would have compiled, over the slots' own setters."""
    known: dict[str, Any] = {"MISSING": MISSING}
    heads, lines = ["self"], []
    for one in fields(cls):
        name = one.name
        known[f"set_{name}"] = getattr(cls, name).__set__
        heads.append(name + _default(one, known))
        made = f"make_{name}() if {name} is MISSING else {name}" if f"make_{name}" in known else name
        lines.append(f" set_{name}(self, {made})\n")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()\n")
    found: dict[str, Any] = {}
    exec(f"def __init__({', '.join(heads)}):\n{''.join(lines) or ' pass'}", known, found)
    return found["__init__"]


def _default(one: Field[Any], known: dict[str, Any]) -> str:
    if one.default_factory is not MISSING:
        known[f"make_{one.name}"] = one.default_factory
        return "=MISSING"
    if one.default is MISSING:
        return ""
    known[f"default_{one.name}"] = one.default
    return f"=default_{one.name}"


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__dataclass_fields__)


def _repr(self: Any) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
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
