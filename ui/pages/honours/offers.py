"""Lists to pick from that are read once and remembered until the facts behind them change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ui.widgets.picker import Listed, Option


class Offered:
    """Offer what `fetch` returns, narrowed by what is typed; fetched when first asked for, and after `forget`."""

    def __init__(self, fetch: Callable[[], Sequence[Option]]) -> None:
        self._fetch = fetch
        self._known: Listed | None = None

    def __call__(self, typed: str) -> Sequence[Option]:
        """Return the options that fit what is typed."""
        if self._known is None:
            self._known = Listed(self._fetch())
        return self._known(typed)

    def forget(self) -> None:
        """Fetch anew when next asked."""
        self._known = None
