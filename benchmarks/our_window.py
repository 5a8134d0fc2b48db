"""Open an office on the honour page as main.py does, and leave at its first painted row."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main(folder: Path) -> int:
    """Show the office in a folder until its list is painted; return the exit status."""
    gc.disable()
    from ui import app as application
    from ui import program as programs
    from ui.preferences import PreferenceFile

    programs.FIRST_PAGE = "honours"
    app = application.make_application()
    choices = PreferenceFile(folder.parent / "preferences.json")
    application.dress(app, choices.now)
    program = programs.Program(app, choices, folder.parent)
    _watch()
    program.begin(folder)
    status = app.exec()
    program.tasks.stop()
    return status


def _watch() -> None:
    """Let the list tell when it paints rows."""
    from benchmarks.first_paint import FirstPaint
    from ui.widgets.table import HouseTable

    told, paint = FirstPaint(), HouseTable.paintEvent

    def painted(table: HouseTable, event: object) -> None:
        paint(table, event)
        if table.model().rowCount():
            told.table_paints()

    HouseTable.paintEvent = painted


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
