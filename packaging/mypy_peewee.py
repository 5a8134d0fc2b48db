"""A mypy plugin: peewee makes attributes (id, unit_id, back references) that its stubs cannot name."""

from __future__ import annotations

from collections.abc import Callable

from mypy.plugin import ClassDefContext, Plugin

MODELS = ("peewee.Model", "models.tables.")


def _open(context: ClassDefContext) -> None:
    context.cls.info.fallback_to_any = True


class PeeweePlugin(Plugin):
    """Let a model have attributes beyond those it declares; declared ones keep their types."""

    def get_base_class_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        """Return the hook for classes built on a model."""
        return _open if fullname.startswith(MODELS) else None


def plugin(_version: str) -> type[Plugin]:
    """Return the plugin; mypy calls this by name."""
    return PeeweePlugin
