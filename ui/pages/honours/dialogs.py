"""The questions before an act on lượt: huỷ ghi, rút tên with what follows, không ghi danh, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from models.rules import codes
from models.rules.dates import short_date
from models.rules.facts import Consequence, HonourRow, Record
from models.rules.fields import N_
from models.rules.periods import Period
from models.services import honours, schema
from ui.i18n import _
from ui.page import Shell
from ui.pages.honours.registers import OWN, Register
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.dialogs import HouseDialog, ask
from ui.widgets.form import Place, Rows
from ui.widgets.formdialog import FormDialog, run_dialog, spec_of

TABLE = "honour_entry"
_MANY_ROWS: Rows = (
    (Place("meeting_on", 144), Place("minutes_number"), Place("field")),
    (Place("consent"), Place("consent_on", 144)),
    (Place("source"), Place("proposer"), Place("campaign")),
    (Place("award"), Place("award_number"), Place("award_on", 168)),
    (Place("higher"), Place("higher_on", 168)),
    (Place("review"), Place("review_by"), Place("review_on", 144)),
)
_PUBLISH_ROWS: Rows = ((Place("channel"), Place("on_day", 120)), (Place("by"), Place("link")))


def ask_cancel(record: Record, shell: Shell, parent: QWidget) -> bool:
    """Ask for day and reason, then huỷ ghi."""
    specs = (spec_of(TABLE, "end_on", N_("Ngày huỷ ghi"), True), spec_of(TABLE, "end_reason", required=True))
    rows: Rows = ((Place("end_on", 144), Place("end_reason")),)
    sentence = _("Số {number:02} được giữ, dòng trên sổ ghi rõ là huỷ ghi. Chỉ dùng khi tên chưa được công khai.")
    run = partial(_cancel, shell, record.uuid)
    dialog = FormDialog(
        _("Huỷ ghi {name}?").format(name=record.values["name"]),
        _("Huỷ ghi"),
        specs,
        rows,
        run,
        shell.today,
        parent,
        sentence.format(number=record.values["number"]),
    )
    dialog.form["end_on"].set_value(shell.today())
    dialog.form.focus("end_reason")
    return run_dialog(dialog)


def _cancel(shell: Shell, uuid: str, texts: dict[str, str]) -> None:
    honours.cancel(shell.office, uuid, texts["end_on"], texts["end_reason"])


def ask_withdraw(record: Record, shell: Shell, parent: QWidget) -> bool:
    """Ask for the decision, then rút tên."""
    specs = (
        spec_of(TABLE, "end_number", required=True),
        spec_of(TABLE, "end_on", N_("Ngày rút tên"), True),
        spec_of(TABLE, "end_body", required=True),
        spec_of(TABLE, "end_reason"),
    )
    rows: Rows = ((Place("end_number"), Place("end_on", 144)), (Place("end_body"),), (Place("end_reason"),))
    sentence = _("Dòng vẫn ở lại sổ, tổng các kỳ đã khoá giữ nguyên. Sau khi rút, chương trình liệt kê việc phải làm.")
    run = partial(_withdraw, shell, record.uuid)
    title = _("Rút tên {name}, số {number:02}?").format(name=record.values["name"], number=record.values["number"])
    dialog = FormDialog(title, _("Rút tên"), specs, rows, run, shell.today, parent, sentence)
    dialog.form["end_on"].set_value(shell.today())
    return run_dialog(dialog)


def _withdraw(shell: Shell, uuid: str, texts: dict[str, str]) -> None:
    honours.withdraw(shell.office, uuid, texts["end_on"], texts["end_number"], texts["end_body"], texts["end_reason"])


def ask_reject(register: Register, rows: Sequence[HonourRow], shell: Shell, parent: QWidget) -> bool:
    """Ask, for the office's own book with a reason, then không ghi danh."""
    uuids = [row.uuid for row in rows]
    title = _("Không ghi danh {who}?").format(who=who_words(rows))
    sentence = _("Lượt ở lại danh sách với trạng thái không ghi danh; đưa về đề nghị lại được.")
    if register is not OWN:
        return ask(parent, title, sentence, _("Không ghi danh")) and _reject_deeds(register, shell, uuids)
    specs, places = (spec_of(TABLE, "end_reason"),), ((Place("end_reason"),),)
    run = partial(_reject, shell, uuids)
    return run_dialog(FormDialog(title, _("Không ghi danh"), specs, places, run, shell.today, parent, sentence))


def _reject(shell: Shell, uuids: list[str], texts: dict[str, str]) -> None:
    honours.reject(shell.office, uuids, texts["end_reason"])


def _reject_deeds(register: Register, shell: Shell, uuids: list[str]) -> bool:
    register.acts.reject(shell.office, uuids)
    return True


def ask_many(register: Register, uuids: Sequence[str], shell: Shell, parent: QWidget) -> bool:
    """Ask for the fields to be set in many lượt; what is left empty stays as it is."""
    known = {spec.name: spec for spec in schema.fields(register.table) if spec.name in register.acts.MANY}
    rows = tuple(tuple(place for place in row if place.name in known) for row in _MANY_ROWS)
    rows = tuple(row for row in rows if row)
    specs = [known[place.name] for row in rows for place in row]
    title = _("Đặt cho {count} lượt").format(count=len(uuids))
    sentence = _("Ô nào điền thì đặt cho mọi lượt đang chọn; ô để trống thì không đổi.")
    run = partial(_set_many, register, shell, tuple(uuids))
    dialog = FormDialog(title, title, specs, rows, run, shell.today, parent, sentence)
    dialog.setMinimumWidth(px(720))
    return run_dialog(dialog)


def _set_many(register: Register, shell: Shell, uuids: tuple[str, ...], texts: dict[str, str]) -> None:
    given = {name: words for name, words in texts.items() if words.strip()}
    if not given:
        return
    count = register.acts.set_many(shell.office, uuids, given)
    shell.bus.saved.emit(_("Đã đặt cho {count} lượt").format(count=count))


def ask_publish(uuids: Sequence[str], shell: Shell, parent: QWidget) -> bool:
    """Ask where names were made public and note it for many entered lượt."""
    specs = [spec for spec in schema.fields("publication") if spec.name != "removed_on"]
    title = _("Ghi nơi công khai cho {count} lượt").format(count=len(uuids))
    sentence = _("Chỉ lượt đã ghi sổ nhận mục này; lượt khác giữ nguyên.")
    run = partial(_publish, shell, tuple(uuids))
    act = _("Ghi nơi công khai")
    return run_dialog(FormDialog(title, act, specs, _PUBLISH_ROWS, run, shell.today, parent, sentence))


def _publish(shell: Shell, uuids: tuple[str, ...], texts: dict[str, str]) -> None:
    count = honours.publish_many(shell.office, uuids, texts)
    shell.bus.saved.emit(_("Đã ghi nơi công khai cho {count} lượt").format(count=count))


def who_words(rows: Sequence[HonourRow]) -> str:
    """Name one lượt, or count several."""
    return rows[0].name if len(rows) == 1 else _("{count} lượt").format(count=len(rows))


class ConsequencesDialog(HouseDialog):
    """What is still to be done after a rút tên: on paper, in public, towards the level above."""

    def __init__(self, record: Record, told: Sequence[Consequence], shell: Shell, parent: QWidget) -> None:
        name, number = record.values["name"], record.values["number"]
        title = _("Việc phải làm sau khi rút tên {name}, số {number:02}").format(name=name, number=number)
        super().__init__(title, _("Đóng"), parent, _("Chép danh sách"))
        self._shell = shell
        self._record = record
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self.setMinimumWidth(px(640))
        self.keep_button.clicked.disconnect(self.reject)
        self.keep_button.clicked.connect(self.copy)
        self._lines: list[str] = []
        for place, one in enumerate(told):
            self._add(place, one)
        self.act_button.setFocus()

    def _add(self, place: int, one: Consequence) -> None:
        words = consequence_words(one)
        self._lines.append(words)
        self._grid.addWidget(text.wrapped(f"{place + 1}. {words}"), place, 0)
        if one.code == "take_down":
            button = Button(_("Đã gỡ hôm nay"))
            button.setAccessibleName(f"{button.text()}: {words}")
            button.setObjectName(one.values["uuid"])
            button.clicked.connect(self._taken_down)
            self._grid.addWidget(button, place, 1)

    @Slot()
    def _taken_down(self) -> None:
        button = self.sender()
        texts = {"removed_on": short_date(self._shell.today())}
        honours.save_child(self._shell.office, "publication", button.objectName(), self._record.uuid, texts)
        button.setText(_("Đã ghi ngày gỡ"))
        button.setEnabled(False)

    @Slot()
    def copy(self) -> None:
        """Put the list on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        self.keep_button.setText(_("Đã chép"))


def consequence_words(one: Consequence) -> str:
    """Return one thing to do as a sentence."""
    values = one.values
    if one.code == "strike" and values.get("page"):
        return _("Gạch trên sổ giấy: trang {page}, dòng {row} (số {number:02}, {name}).").format(**values)
    if one.code == "strike":
        told = {**values, "period": Period.parse(values["period"]).label if values.get("period") else ""}
        return _("Gạch trên sổ giấy: số {number:02}, {name}, trang kỳ {period}.").format(**told)
    if one.code == "take_down":
        channel = _(codes.labels(codes.CHANNELS)[values["channel"]])
        day = _("ngày {day}").format(day=short_date(values["on"])) if values.get("on") else ""
        parts = [channel, day, values.get("by") or "", values.get("link") or ""]
        return _("Gỡ nơi đã công khai: {where}.").format(where=", ".join(part for part in parts if part))
    return _("Báo cấp trên: {upper}.").format(upper=values.get("upper") or _("cấp trên của cơ quan"))
