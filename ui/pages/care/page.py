"""Bản dự phòng, kiểm tra: the backups of this office, and what its health check says."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from models.rules.facts import CheckLine
from models.rules.fields import N_
from models.services import care, files
from resources import words
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column, Look
from ui.itemmodels.lazy import LazyModel
from ui.page import Context, Page, Shell
from ui.saving import ask_where
from ui.tasks import Report, Step
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import ActionButton
from ui.widgets.dialogs import ask
from ui.widgets.states import LOOKS, StateWord
from ui.widgets.table import HouseTable, TableBox

BY_HAND = "hand"
QUIET = Look("ring", "text")
REASONS = {
    "exit": N_("khi đóng chương trình"),
    "upgrade": N_("trước khi nâng bản chương trình"),
    "import": N_("trước khi nhập bảng tính"),
    "command": N_("theo lệnh"),
    BY_HAND: N_("bấm Tạo bản dự phòng"),
}


class CarePage(Page):
    """Backups above, the health check below."""

    back = "settings"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Bản dự phòng, kiểm tra")
        self.acts = {
            "care.backup": self.backup,
            "care.copy": self.copy,
            "care.restore": self.restore,
            "care.check": self.check,
        }
        self.body.addLayout(self._make_head())
        self.model = LazyModel(_columns(), parent=self)
        self.table = HouseTable(_("Các bản dự phòng"), self.model)
        self.table.current_changed.connect(self._went)
        self.body.addWidget(TableBox(self.table, 4), 1)
        self.body.addLayout(self._make_check())
        self.lines = QWidget()
        self._lines = QGridLayout(self.lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setVerticalSpacing(px(4))
        self._lines.setHorizontalSpacing(px(24))
        self.body.addWidget(self.lines)
        self.body.addStretch(1)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.sentence = text.key_sentence()
        row.addWidget(self.sentence)
        row.addStretch(1)
        for act in ("care.restore", "care.copy", "care.backup"):
            row.addWidget(ActionButton(self.shell.actions[act]))
        return row

    def _make_check(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(text.section(_("Kiểm tra dữ liệu")))
        self.verdict = text.muted(_("Xem toàn bộ sổ, không sửa gì."))
        row.addWidget(self.verdict, 1)
        row.addWidget(ActionButton(self.shell.actions["care.check"]))
        return row

    def opened(self, context: Context) -> None:
        """List the backups; `act` makes one now, or copies a fresh one out."""
        self.reload()
        if context.get("act") == "backup":
            self.backup()
        elif context.get("act") == "copy":
            self.shell.tasks.call(_("Đang tạo bản dự phòng"), self._make, self._made_to_copy)

    def first_focus(self) -> QWidget | None:
        """Return the list, or the button that makes the first."""
        return self.table if self.model.rowCount() else None

    def reload(self) -> None:
        """Read the backups anew."""
        found = list(care.backups(self.shell.office))
        self.model.set_rows(found)
        said = _("{count} bản dự phòng").format(count=len(found)) if found else _("Chưa có bản dự phòng")
        self.sentence.setText(said)
        for act in ("care.copy", "care.restore"):
            self.shell.actions[act].setEnabled(bool(found))
        if found:
            self.table.set_current_row(0)

    @Slot(int)
    def _went(self, row: int) -> None:
        self.shell.actions["care.restore"].setEnabled(row >= 0)

    def _chosen(self) -> care.Backup | None:
        row = self.table.current_row()
        return self.model.row_at(row) if row >= 0 else None

    # Acts.

    def backup(self) -> None:
        """Make a backup now."""
        self.shell.tasks.call(_("Đang tạo bản dự phòng"), self._make, self._made)

    def _make(self, report: Report) -> object:
        report(Step(text=_("Đang tạo bản dự phòng")))
        return care.backup(self.shell.office, BY_HAND)

    @Slot(object)
    def _made(self, made: object) -> None:
        self.reload()
        self.shell.bus.saved.emit(_("Đã có bản dự phòng mới") if made else _("Không có gì đổi từ bản trước"))

    @Slot(object)
    def _made_to_copy(self, _made: object) -> None:
        self.reload()
        self.copy()

    def copy(self) -> None:
        """Copy the chosen backup to a stick; without the key nobody can read it there."""
        chosen = self._chosen()
        if chosen is None:
            return
        target = ask_where(self, _("Chép ra USB"), chosen.path.name)
        if target is not None:
            care.copy_out(self.shell.office, chosen.path, target)
            self.shell.bus.saved.emit(_("Đã chép ra {name}").format(name=target.name))

    def restore(self) -> None:
        """Put the office back to the chosen backup, after asking."""
        chosen = self._chosen()
        if chosen is None:
            return
        question = _("Khôi phục về bản {when}?").format(when=_when(chosen))
        sentence = _(
            "Sổ trở lại như lúc ấy. Sổ hiện tại được cất vào thư mục “backups”, không bị xoá. "
            "Những gì ghi sau lúc ấy phải ghi lại."
        )
        if ask(self, question, sentence, _("Khôi phục")):
            self.shell.bus.restore.emit(chosen.path)

    def check(self) -> None:
        """Look at everything, beside the window."""
        self.verdict.setText(_("Đang xem…"))
        self.shell.tasks.call(_("Đang kiểm tra dữ liệu"), self._look, self._looked)

    def _look(self, report: Report) -> object:
        report(Step(text=_("Đang kiểm tra dữ liệu")))
        return care.check(self.shell.office)

    @Slot(object)
    def _looked(self, lines: tuple[CheckLine, ...]) -> None:
        wrong = sum(not line.sound for line in lines)
        said = _("Có {count} điều cần xem.").format(count=wrong) if wrong else _("Không thấy điều gì sai.")
        self.verdict.setText(said)
        while self._lines.count():
            old = self._lines.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        across = -(-len(lines) // 2)
        for place, line in enumerate(sorted(lines, key=_is_sound)):
            sentence = words.check_sentence(line.code, line.sound, line.count, line.values)
            word = StateWord(QUIET if line.sound else LOOKS["barred"], sentence)
            self._lines.addWidget(word, place % across, place // across)


def _is_sound(line: CheckLine) -> bool:
    return line.sound


def _when(backup: care.Backup) -> str:
    at = datetime.fromisoformat(backup.at)
    return f"{at:%d/%m/%Y %H:%M}"


def _columns() -> list[Column]:
    return [
        Column("at", N_("Ngày, giờ"), _when, width=152, lead=True),
        Column("reason", N_("Vì sao có"), _reason, width=232, muted=True),
        Column("acts", N_("Số việc đã ghi"), _acts, width=128, align=Align.RIGHT, muted=True),
        Column("size", N_("Cỡ tệp"), _size, width=96, align=Align.RIGHT, muted=True),
        Column("name", N_("Tên tệp"), _name),
    ]


def _reason(backup: care.Backup) -> str:
    return _(REASONS[backup.reason]) if backup.reason in REASONS else backup.reason


def _acts(backup: care.Backup) -> str:
    return f"{backup.acts:,}".replace(",", ".")


def _size(backup: care.Backup) -> str:
    return files.size_words(backup.path)


def _name(backup: care.Backup) -> Cell:
    return Cell(backup.path.name, role="muted")
