"""Show a bare window with a table and leave at its first painted row: the peer that our start is measured against."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.first_paint import FirstPaint


class Rows(QAbstractTableModel):
    """Ten thousand rows of eight cells made up as they are asked for: what a table costs by itself."""

    def __init__(self, told: FirstPaint) -> None:
        super().__init__()
        self._told = told

    def rowCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 10_000

    def columnCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 8

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        self._told.table_paints()
        return f"{index.row()} Giàng Seo Páo"


def main() -> int:
    """Show the window until its table is painted; return the exit status."""
    app = QApplication([])
    window, table, rows = QMainWindow(), QTableView(), Rows(FirstPaint())
    table.setModel(rows)
    window.setCentralWidget(table)
    window.resize(1366, 768)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
