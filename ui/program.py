"""From start to end: the first window, the assistant, an office's window, and what is done on the way out."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models.rules.errors import WorldError
from models.rules.setup import SetupAnswers
from models.services import doors
from ui import app as application
from ui import errors, offices
from ui.actions import Actions
from ui.afterpaint import AfterPaint
from ui.bus import Bus
from ui.errors import Errors, Problem
from ui.i18n import _
from ui.page import Shell
from ui.preferences import PreferenceFile
from ui.tasks import Report, Step, Tasks
from ui.widgets.progress import ProgressStrip
from ui.widgets.roomy import roomy
from ui.window import Window
from ui.wording import problem_of

FIRST_PAGE = "today"
# By then, in milliseconds, a later start finds this window.
LISTENING = 1000
# What the window shrinks to when it is no longer maximised.
USUAL_SIZE = (1280, 720)


class Program(QObject):
    """Hold what lasts longer than a window: the choices, the open office, the worker."""

    def __init__(self, app: QApplication, choices: PreferenceFile, data: Path | None = None) -> None:
        """`data` is where the sample and crash notes lie (default: this user's own place)."""
        super().__init__(app)
        self._app = app
        self._choices = choices
        self._data = data or offices.data_folder()
        self.tasks = Tasks(self)
        self.tasks.after_each = self._leave_thread
        self.bus = Bus(self)
        self.bus.preferences.connect(self._dress_anew)
        self.bus.start.connect(self._leave_office)
        self.bus.restore.connect(self._restore_here)
        self.root: Window | _Room | None = None
        self.frame = _Frame()
        self.office: doors.Office | None = None
        self._single: Any = None
        self.errors = Errors(self._data / "su-co", self._show_problem, problem_of, datetime.now)
        self.errors.install()

    def begin(self, folder: Path | None = None) -> bool:
        """Show the office asked for, or that of last time, or the first window; False when another window has it."""
        last = Path(self._choices.now.office) if self._choices.now.office else None
        wanted = folder or (last if last and doors.is_office(last) else None)
        if wanted is not None:
            return self._open(wanted)
        self.show_start()
        self._say_last_crash()
        return True

    def end(self) -> None:
        """Stop the worker and let go of the office, with a backup."""
        self.tasks.stop()
        self._let_go()

    # The first window and the assistant.

    def show_start(self) -> None:
        """Show the two ways to begin."""
        from ui.pages.start.page import StartPage

        page = StartPage(self._choices.now)
        page.sample.connect(self.open_sample)
        page.setup.connect(self.show_setup)
        page.open_folder.connect(self._ask_folder)
        page.restore.connect(self._ask_restore)
        page.chosen.connect(self._choose)
        self._show(_Room(page, self.tasks))
        page.first_focus().setFocus()

    @Slot()
    def show_setup(self) -> None:
        """Show the four steps."""
        from ui.pages.setup.page import SetupPage

        page = SetupPage(offices.preview_units, date.today)
        page.left.connect(self.show_start)
        page.finished.connect(self._found)
        self._show(_Room(page, self.tasks))
        page.first_focus().setFocus()

    @Slot(object)
    def _choose(self, values: dict[str, Any]) -> None:
        self._choices.change(**values)
        self.bus.preferences.emit()

    @Slot(object)
    def _found(self, answers: SetupAnswers) -> None:
        self._found_in(offices.new_folder(answers.name), answers)

    def _found_in(self, folder: Path, answers: SetupAnswers) -> None:
        try:
            office = offices.found(folder, answers)
        except WorldError as error:
            again = partial(self._found_elsewhere, answers)
            self._show_problem(offices.with_button(problem_of(error), _("Chọn thư mục khác"), again))
            return
        self._take(office)

    def _found_elsewhere(self, answers: SetupAnswers) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self.frame, _("Nơi để thư mục của sổ"), str(Path.home()))
        if chosen:
            self._found_in(offices.free_folder(Path(chosen), answers.name), answers)

    @Slot()
    def open_sample(self) -> None:
        """Open the invented office, made when it is asked for the first time."""
        folder = self._data / "so-thu"
        if doors.is_office(folder):
            self._open(folder)
        else:
            opened = partial(self._sample_made, folder)
            self.tasks.call(_("Đang lập sổ mẫu"), partial(_make_sample, folder), opened)

    def _sample_made(self, folder: Path, _counts: object) -> None:
        self._open(folder)

    @Slot()
    def _ask_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self.frame, _("Thư mục của sổ"), str(offices.documents_folder()))
        if chosen:
            self._open(Path(chosen))

    @Slot()
    def _ask_restore(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        backup, _kind = QFileDialog.getOpenFileName(self.frame, _("Bản dự phòng"), str(offices.documents_folder()))
        if not backup:
            return
        folder = offices.home_of_backup(Path(backup))
        restore = partial(_restore, folder, Path(backup))
        self.tasks.call(_("Đang khôi phục"), restore, partial(self._sample_made, folder))

    def _leave_thread(self) -> None:
        if self.office is not None:
            self.office.leave_thread()

    # The office's window.

    def _open(self, folder: Path) -> bool:
        if offices.called_elsewhere(folder):
            return False
        try:
            office = doors.open_office(folder)
        except WorldError as error:
            if self.root is None:
                self.show_start()
            self._show_problem(problem_of(error))
            return True
        self._take(office)
        return True

    def _take(self, office: doors.Office) -> None:
        self.office = office
        office.listeners.append(self.bus.changed.emit)
        if not offices.is_sample(office) and self._choices.now.office != str(office.folder):
            self._choices.change(office=str(office.folder))
        self._show_office(FIRST_PAGE)
        self._say_last_crash()
        AfterPaint(self.root, self._listen)
        QTimer.singleShot(LISTENING, self._listen)  # a window that begins minimised paints nothing

    @Slot()
    def _listen(self) -> None:
        """Let a later start on this office find the window."""
        from ui.single import SingleWindow

        if self.office is not None and self._single is None:
            self._single = SingleWindow(self.office.folder, self)
            self._single.called.connect(self._raise)

    def _show_office(self, key: str) -> None:
        shell = Shell(self.office, self.bus, self.tasks, Actions(), partial(offices.today, self.office), self._choices)
        window = Window(offices.identity(self.office), shell, partial(offices.search, self.office))
        window.serve({"undo": self._undo, "redo": self._redo, "keys": self._show_keys})
        self._show(window)
        window.go(key, {})

    def _undo(self) -> None:
        offices.undo(self.office)
        self.bus.saved.emit(_("Đã hoàn tác"))

    def _redo(self) -> None:
        offices.redo(self.office)
        self.bus.saved.emit(_("Đã làm lại"))

    def _show_keys(self) -> None:
        from ui.widgets.keys import show_keys

        show_keys(self.root, self.root.shortcuts())

    @Slot()
    def _dress_anew(self) -> None:
        application.dress(self._app, self._choices.now)
        if self.office is None:
            self.show_start()
            return
        page = self.root.page()
        if page is None or page.leave():
            self._show_office(page.key if page is not None else FIRST_PAGE)

    @Slot()
    def _leave_office(self) -> None:
        page = self.root.page()
        if page is None or page.leave():
            self.show_start()
            self._let_go()

    @Slot(object)
    def _restore_here(self, backup: Path) -> None:
        folder = self.office.folder
        self._leave_office()
        if self.office is None:
            opened = partial(self._sample_made, folder)
            self.tasks.call(_("Đang khôi phục"), partial(_restore, folder, backup), opened)

    # Showing, saying, leaving.

    def _show(self, content: Window | _Room) -> None:
        self.root = content
        self.frame.put(content)
        if not self.frame.isVisible():
            self.frame.resize(*USUAL_SIZE)
            self.frame.showMaximized()

    def _show_problem(self, problem: Problem) -> None:
        if self.root is not None:
            self.root.show_problem(problem)

    def _say_last_crash(self) -> None:
        notes = errors.unseen_notes(self._data / "su-co")
        if notes:
            self._show_problem(errors.last_crash(notes, partial(errors.mark_seen, notes)))

    @Slot()
    def _raise(self) -> None:
        self.frame.setWindowState(self.frame.windowState() & ~Qt.WindowState.WindowMinimized)
        self.frame.raise_()
        self.frame.activateWindow()

    def _let_go(self) -> None:
        if self.office is None:
            return
        self.office.listeners.clear()
        failed = doors.close_with_backup(self.office)
        self.office = None
        if self._single is not None:
            self._single.release()
            self._single = None
        if failed is not None:
            from ui.widgets.dialogs import tell

            said = problem_of(failed)
            tell(None, _("Chưa làm được bản dự phòng khi đóng"), " ".join((said.what, said.safe, said.todo)))


class _Room(QWidget):
    """A page without an office: the page, scrolled where it must be, and the strip of long work."""

    def __init__(self, page: QWidget, tasks: Tasks) -> None:
        super().__init__()
        self._page = page
        self.setWindowTitle(page.windowTitle())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(roomy(page), 1)
        column.addWidget(ProgressStrip(tasks, self))

    def page(self) -> QWidget:
        """Return the page."""
        return self._page

    def lets_go(self) -> bool:
        """Say that nothing is lost: without an office nothing has been written yet."""
        return True

    def show_problem(self, problem: Problem) -> None:
        """Say a problem on the page."""
        self._page.show_problem(problem)


class _Frame(QWidget):
    """The one window of the program; what is in it changes, its place on the screen does not."""

    def __init__(self) -> None:
        super().__init__()
        self._content: Window | _Room | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(self, content: Window | _Room) -> None:
        """Show other contents."""
        old, self._content = self._content, content
        self._column.addWidget(content)
        content.show()
        self.setWindowTitle(content.windowTitle())
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when what is shown lets go."""
        event.setAccepted(self._content is None or self._content.lets_go())


def _make_sample(folder: Path, report: Report) -> object:
    from models.services import sample

    def step(month: str) -> None:
        report(Step(text=_("Đang lập sổ mẫu: {month}").format(month=month)))

    return sample.make(folder, step=step)


def _restore(folder: Path, backup: Path, report: Report) -> object:
    from models.services import care

    return care.restore(folder, backup)
