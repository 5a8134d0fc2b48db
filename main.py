"""Start the program: a command goes to cli and never imports Qt, anything else opens the window."""

from __future__ import annotations

import gc
import sys


def main(argv: list[str]) -> int:
    """Run with the words after the program's name; return the exit status."""
    if argv and not argv[0].startswith("-") or argv[:1] in (["--help"], ["-h"], ["--version"]):
        from cli.main import run

        return run(argv)
    # Nothing is garbage on the way to the first window; `start` looks for it again once that stands.
    gc.disable()
    from ui.app import start

    return start(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
