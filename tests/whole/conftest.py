"""What walks through the whole program share: the quiet of a plugin without a display."""

from __future__ import annotations

import pytest

# What the plugin without a display says of things that only a display can do.
NO_DISPLAY = "This plugin does not support"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("qt_log_ignore", NO_DISPLAY)
