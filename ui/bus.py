"""What goes through the whole window: ways, changes after commit, and the hour of the last saving."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Carry messages between pages that do not know each other.

    go(page id, context): open a page. back(): return to where the reader came from. changed(changes): the facts a
    committed act touched. saved(text): the sentence in the top bar. failed(error): a WorldError for the page in view.
    start(): leave the office for the first window. restore(path): put the office back to a backup.
    preferences(): language, text size or colours were changed; the frame is built anew.
    """

    go = Signal(str, object)
    back = Signal()
    changed = Signal(object)
    saved = Signal(str)
    failed = Signal(object)
    start = Signal()
    restore = Signal(object)
    preferences = Signal()
