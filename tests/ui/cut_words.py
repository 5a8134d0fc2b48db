"""Look for words that a window does not show whole."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget

from ui.widgets.text import Elided

# The office PC's screen.
SCREEN = (1366, 768)


def of(root: QWidget) -> Iterator[str]:
    """Name what does not show its words whole; a window is laid out to its end by being painted."""
    root.grab()
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() or isinstance(widget, Elided):
            continue
        if isinstance(widget, QTableView):
            yield from _cut_heads(widget)
        elif isinstance(widget, QLabel) and widget.text() and not _holds(widget):
            yield f"words “{widget.text()}” in {widget.width()}×{widget.height()}, wanted {widget.sizeHint()}"
        elif isinstance(widget, QPushButton) and widget.width() < _words_of(widget):
            yield f"button “{widget.text()}” in {widget.width()}, wanted {_words_of(widget)}"


def _words_of(button: QPushButton) -> int:
    """Return the room that caption and icon need, without any padding."""
    icon = 0 if button.icon().isNull() else button.iconSize().width()
    return button.fontMetrics().horizontalAdvance(button.text()) + icon


def _holds(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width())
    return label.width() >= label.sizeHint().width() and label.height() >= label.sizeHint().height()


def _cut_heads(table: QTableView) -> Iterator[str]:
    head, model = table.horizontalHeader(), table.model()
    for place in range(model.columnCount() if head.isVisible() else 0):
        words = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
        wanted = head.fontMetrics().horizontalAdvance(words)
        if not table.isColumnHidden(place) and table.columnWidth(place) < wanted:
            yield f"head “{words}” in {table.columnWidth(place)}, wanted {wanted}"
