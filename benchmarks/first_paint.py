"""Open a window on the honour page and leave at its first painted row: ours with an office, or a bare one beside it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


class Rows(QAbstractTableModel):
    """Ten thousand rows of eight cells made up as they are asked for: what a table costs by itself."""

    def rowCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 10_000

    def columnCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 8

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return f"{index.row()} Giàng Seo Páo" if role == Qt.ItemDataRole.DisplayRole else None


class FirstPaint(QObject):
    """Leave the program once a table with rows has painted itself."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and _holds_rows(watched):
            QTimer.singleShot(0, QApplication.instance().quit)
        return False


def _holds_rows(watched: QObject) -> bool:
    table = watched.parent()
    return isinstance(table, QTableView) and watched is table.viewport() and table.model().rowCount() > 0


def bare() -> int:
    """Show a bare window with a table."""
    app = QApplication([])
    window, table, rows = QMainWindow(), QTableView(), Rows()
    table.setModel(rows)
    window.setCentralWidget(table)
    window.resize(1366, 768)
    return _shown(app, window.show)


def ours(folder: Path) -> int:
    """Show this program's window on the honour page of an office."""
    from ui import app as application
    from ui import program as programs
    from ui.preferences import PreferenceFile

    programs.FIRST_PAGE = "honours"
    app = application.make_application()
    choices = PreferenceFile(folder.parent / "preferences.json")
    application.dress(app, choices.now)
    program = programs.Program(app, choices, folder.parent)

    def show() -> None:
        program.begin(folder)

    status = _shown(app, show)
    program.tasks.stop()
    return status


def _shown(app: QApplication, show: object) -> int:
    watcher = FirstPaint()
    app.installEventFilter(watcher)
    show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(bare() if len(sys.argv) == 1 else ours(Path(sys.argv[1])))
