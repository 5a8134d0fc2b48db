"""One window an office: a second start raises the first."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 500


def server_name(folder: Path) -> str:
    """Return the name under which an office's window listens; the same for every spelling of the folder."""
    spelt = os.path.normcase(os.path.realpath(folder))
    return "so-ghi-danh-" + hashlib.sha256(spelt.encode("utf-8", "surrogateescape")).hexdigest()[:24]


class SingleWindow(QObject):
    """Hold an office for this process, or call the process that holds it."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(folder)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Take the office; False when another window has it and has been called to the front."""
        if self._call():
            return False
        QLocalServer.removeServer(self._name)  # a crash leaves its socket behind
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        return self._server.listen(self._name)

    def release(self) -> None:
        """Let another start take the office."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _call(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        found = socket.waitForConnected(WAIT)
        socket.disconnectFromServer()
        return found

    @Slot()
    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.deleteLater()
        self.called.emit()
