"""Kiểm mã niêm: a year's seal typed back from the closing sheet, and what it proves."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from models.rules.errors import Refused
from models.rules.fields import N_, FieldSpec, Kind
from models.rules.periods import Period
from models.rules.seal import SealCheck
from models.services import seals
from ui.i18n import _
from ui.page import Shell
from ui.theme import px
from ui.widgets import text
from ui.widgets.dialogs import HouseDialog
from ui.widgets.form import Form, Place
from ui.widgets.formdialog import run_dialog
from ui.widgets.states import LOOKS, StateWord
from ui.wording import problem_of

SEAL = FieldSpec("seal", N_("Mã niêm"), kind=Kind.LINE, required=True)
WORDS = {
    "whole": N_("Khớp: {entries} lượt của sổ năm {year} đúng như lúc khoá."),
    "changed": N_("Lượt đầu tiên khác lúc khoá: số {number:02}, {name}, {period}."),
    "gone": N_("Một lượt đã niêm không còn số trong sổ: {name}, {period}."),
    "added": N_("Có lượt chưa được niêm: số {number:02}, {name}, {period}."),
    "mistyped": N_("Mã gõ khác ở nhóm {groups}; các nhóm khác đúng. Xem lại nhóm đó trên tờ kết sổ."),
    "other_year": N_("Đây là mã niêm của sổ năm {year}. Chọn sổ năm {year} rồi gõ lại."),
    "list": N_("Mã này không phải của danh sách đã khoá trong máy, nên không biết lượt nào khác."),
}
HINTS = {
    "whole": N_("Việc ghi bên cạnh dòng (công khai, rút tên, huỷ ghi) không nằm trong mã niêm."),
    "changed": N_("Các lượt trước đó đúng như lúc khoá. Mở Nhật ký sửa đổi của lượt này để xem ai đổi, lúc nào."),
    "gone": N_("Mở Nhật ký sửa đổi để xem ai đổi, lúc nào."),
    "added": N_("Kỳ đã mở lại sau khi niêm. Khoá lại rồi in tờ kết sổ mới."),
    "list": N_("Xem lại năm của sổ và từng chữ số. Nếu gõ đúng, một kỳ đã mở lại và khoá lại sau khi in mã này."),
}


def ask_seal(shell: Shell, parent: QWidget, book: str, year: int) -> None:
    """Open the dialog for one book."""
    run_dialog(SealDialog(shell, parent, book, year))


class SealDialog(HouseDialog):
    """Type the seal, read the answer; the dialog stays for another try."""

    def __init__(self, shell: Shell, parent: QWidget, book: str, year: int) -> None:
        super().__init__(_("Kiểm mã niêm của sổ năm {year}").format(year=year), _("Kiểm mã niêm"), parent, _("Đóng"))
        self.setMinimumWidth(px(560))
        self._shell, self._book = shell, book
        self.body.addWidget(
            text.wrapped(_("Gõ lại tám nhóm số trong khung của tờ kết sổ; dấu cách gõ hay không đều được."))
        )
        self.form = Form((SEAL,), ((Place("seal"),),), shell.today)
        self.body.addWidget(self.form)
        self.state = StateWord(LOOKS["unknown"], "")
        self.answer = text.wrapped()
        self.hint = text.wrapped("", "muted")
        for widget in (self.state, self.answer, self.hint):
            widget.hide()
            self.body.addWidget(widget)
        self.form.focus("seal")

    def ready(self) -> bool:
        """Compare, say what was found, and stay open."""
        for widget in (self.state, self.answer, self.hint):
            widget.hide()
        try:
            found = seals.check(self._shell.office, self._book, self.form["seal"].raw())
        except Refused as refused:
            said = problem_of(refused)
            self.form.say("seal", " ".join(part for part in (said.what, said.todo) if part))
            self.form.focus("seal")
            return False
        self.form.say("seal", "")
        self._say(found)
        return False

    def _say(self, found: SealCheck) -> None:
        whole = found.verdict == "whole"
        unsure = found.verdict in ("mistyped", "other_year")
        look = LOOKS["entered"] if whole else LOOKS["review"] if unsure else LOOKS["barred"]
        self.state.say(look, _("khớp") if whole else _("gõ chưa đúng") if unsure else _("không khớp"))
        self.answer.setText(seal_words(found))
        self.hint.setText(hint_words(found))
        for widget in (self.state, self.answer, self.hint):
            widget.setVisible(widget is not self.hint or bool(self.hint.text()))
        self.state.setFocus()


def seal_words(found: SealCheck) -> str:
    """Return what a seal proves, as a sentence."""
    period = Period.parse(found.period) if found.period else None
    label = _(period.wording).format(month=period.end, year=period.year) if period else ""
    return _(WORDS[found.how or found.verdict]).format(
        entries=found.entries,
        year=found.year,
        number=found.number or 0,
        name=found.name or _("không còn tên"),
        period=label,
        groups=", ".join(str(group) for group in found.groups),
    )


def hint_words(found: SealCheck) -> str:
    """Return what else is known, and what to do."""
    said = [_(HINTS[found.how or found.verdict])] if (found.how or found.verdict) in HINTS else []
    if found.printed:
        at = datetime.fromisoformat(found.printed)
        said.append(_("Tờ kết sổ mang mã này in lúc {at}.").format(at=f"{at:%H:%M %d/%m/%Y}"))
    return " ".join(said)
