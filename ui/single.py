"""One window an office: a second start raises the first."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 500
# A window that has only just begun listens as soon as it has painted itself.
TRIES, PAUSE = 15, 0.1


def server_name(folder: Path) -> str:
    """Return the name under which an office's window listens; the same for every spelling of the folder."""
    spelt = os.path.normcase(os.path.realpath(folder))
    return "so-ghi-danh-" + hashlib.sha256(spelt.encode("utf-8", "surrogateescape")).hexdigest()[:24]


def call(folder: Path, held: Callable[[], bool]) -> bool:
    """Call the window that has an office to the front, as long as somebody has it; False when none answers."""
    for attempt in range(TRIES):
        if attempt:
            time.sleep(PAUSE)
        if not held():
            return False
        if _answered(server_name(folder)):
            return True
    return False


def _answered(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    found = socket.waitForConnected(WAIT)
    socket.disconnectFromServer()
    return found


class SingleWindow(QObject):
    """Listen for later starts on an office that this process has; `called` when one asks for the window."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(folder)
        QLocalServer.removeServer(self._name)  # a crash leaves its socket behind
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def release(self) -> None:
        """Listen no more."""
        self._server.close()

    @Slot()
    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.deleteLater()
        self.called.emit()
