"""The one name by which the window's words pass through gettext; looked up when called, never at import."""

from __future__ import annotations

from resources.language import _, ngettext

__all__ = ["_", "ngettext"]
