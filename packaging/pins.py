"""Print every pinned requirement of setup.cfg, one a line, as pip reads them."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path

SETUP = Path(__file__).resolve().parent.parent / "setup.cfg"


def pins(text: str) -> list[str]:
    """Return the run-time pins, then the test pins."""
    config = ConfigParser(interpolation=None)
    config.read_string(text)
    lines = config["options"]["install_requires"] + config["options.extras_require"]["test"]
    return [line for line in lines.splitlines() if line and not line.startswith("#")]


if __name__ == "__main__":
    print("\n".join(pins(SETUP.read_text(encoding="utf-8"))))
