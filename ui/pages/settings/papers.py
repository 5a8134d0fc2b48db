"""Under the settings of documents: who may sign and when, in whose name papers go out, terms, and first numbers."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.facts import Record
from models.rules.fields import N_, FieldSpec
from models.services import house, schema, settings
from ui.i18n import _
from ui.itemmodels.columns import Align, Column
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button, Segments
from ui.widgets.dialogs import ask
from ui.widgets.form import Place, Rows
from ui.widgets.formdialog import FormDialog, run_dialog
from ui.widgets.table import HouseTable, TableBox

WIDTH = 760
SIGNERS, BODIES, TERMS, STARTS = "signing_person", "issuing_body", "term", "starts"
TABLES = frozenset({SIGNERS, BODIES, TERMS, "setting"})
CAPTIONS = {
    SIGNERS: N_("Người ký"),
    BODIES: N_("Nơi ban hành"),
    TERMS: N_("Nhiệm kỳ"),
    STARTS: N_("Số bắt đầu"),
}
ADD = {
    SIGNERS: N_("Thêm người ký"),
    BODIES: N_("Thêm nơi ban hành"),
    TERMS: N_("Thêm nhiệm kỳ"),
    STARTS: N_("Thêm số bắt đầu"),
}
SENTENCES = {
    SIGNERS: N_(
        "Văn bản lấy người giữ chức vào ngày của nó. Chưa ghi ai thì dùng người ký ở mục Người ký, người giữ sổ."
    ),
    BODIES: N_("Ký hiệu đứng sau số (BC/ĐU), hai dòng đầu trang và dòng lưu. Cơ quan này đã có sẵn."),
    TERMS: N_("Số văn bản của Đảng chạy liên tục theo loại trong một nhiệm kỳ; của Nhà nước chạy theo năm."),
    STARTS: N_("Dãy số đã có trước khi dùng chương trình: ghi số đầu tiên của loại, ví dụ BC/ĐU bắt đầu từ 41."),
}
ROWS: dict[str, Rows] = {
    SIGNERS: ((Place("name"), Place("title")), (Place("authority"),), (Place("from_day", 144), Place("to_day", 144))),
    BODIES: ((Place("code", 120), Place("name")), (Place("superior"),), (Place("body"),), (Place("filed"),)),
    TERMS: ((Place("name"),), (Place("from_day", 144), Place("to_day", 144))),
    STARTS: ((Place("symbol"), Place("number", 144)),),
}
START_SPECS = (
    FieldSpec("symbol", N_("Ký hiệu (loại/nơi ban hành)"), required=True),
    FieldSpec("number", N_("Số đầu tiên (trống: 01)")),
)


class PapersSettings(QWidget):
    """One of the small registers at a time: Enter changes a row, Delete asks."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.setMaximumWidth(px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        self.which = Segments(_("Sổ nhỏ của văn bản"), [(key, _(words)) for key, words in CAPTIONS.items()])
        self.which.chosen.connect(self._turned)
        head.addWidget(self.which)
        head.addStretch(1)
        self.add_button = Button(_(ADD[SIGNERS])).on(self.add)
        head.addWidget(self.add_button)
        column.addLayout(head)
        self.sentence = text.wrapped("", "muted")
        column.addWidget(self.sentence)
        self.model = LazyModel(_columns(SIGNERS), key=_uuid, parent=self)
        self.table = HouseTable(_("Sổ nhỏ của văn bản"), self.model)
        self.table.opened.connect(self._open)
        self.table.delete_requested.connect(self._remove)
        column.addWidget(TableBox(self.table, 2), 1)

    @Slot(str)
    def _turned(self, _key: str) -> None:
        self.reload()

    def reload(self) -> None:
        """Read the register in view."""
        key = self.which.key()
        self.add_button.setText(_(ADD[key]))
        self.sentence.setText(_(SENTENCES[key]))
        self.model.set_columns(_columns(key))
        self.model.set_rows(self._rows(key))

    def _rows(self, key: str) -> list[Record]:
        if key != STARTS:
            return list(house.listed(self._shell.office, key))
        return [
            Record(STARTS, series, {}, {"symbol": series.partition("@")[0], "number": str(number)})
            for series, number in sorted(house.starts(self._shell.office).items())
        ]

    @Slot()
    def add(self) -> None:
        """Ask for a new row."""
        known = {}
        if self.which.key() == SIGNERS:
            known = {"authority": settings.facts(self._shell.office).authority}
        self._ask(None, known)

    @Slot(int)
    def _open(self, row: int) -> None:
        record = self.model.row_at(row)
        self._ask(record.uuid, dict(record.texts))

    def _ask(self, uuid: str | None, known: dict[str, str]) -> None:
        key, office = self.which.key(), self._shell.office
        specs = START_SPECS if key == STARTS else schema.fields(key)
        save = self._start if key == STARTS else partial(house.save, office, key, uuid)
        dialog = FormDialog(_(CAPTIONS[key]), _("Ghi dòng này"), specs, ROWS[key], save, self._shell.today, self)
        names = {place.name for row in ROWS[key] for place in row}
        dialog.form.set_raw({name: words for name, words in known.items() if name in names})
        run_dialog(dialog)

    def _start(self, texts: dict[str, str]) -> None:
        """Keep the first number of a series of this term, or of this year for a State symbol."""
        symbol, today = texts["symbol"].strip(), self._shell.today()
        term = house.term_on(self._shell.office, today)
        of = (term.uuid if term is not None else "") if "/" in symbol else f"{today.year:04d}"
        house.start(self._shell.office, f"{symbol}@{of}", texts["number"])

    @Slot(list)
    def _remove(self, places: list[int]) -> None:
        record, key = self.model.row_at(places[0]), self.which.key()
        name = next(iter(record.texts[name] for name in ("name", "body", "symbol") if record.texts.get(name)), "")
        question = _("Bỏ {name}?").format(name=name)
        if not ask(self, question, _("Văn bản đã ghi số giữ nguyên. Hoàn tác lại được."), _("Bỏ dòng này")):
            return
        if key == STARTS:
            house.start(self._shell.office, record.uuid, "")
        else:
            house.remove(self._shell.office, key, record.uuid)


def _columns(key: str) -> tuple[Column, ...]:
    days = (
        Column("from_day", N_("Từ ngày"), partial(_day, "from_day"), 120),
        Column("to_day", N_("Đến ngày"), partial(_day, "to_day"), 120),
    )
    if key == SIGNERS:
        title = Column("title", N_("Chức vụ"), partial(_text, "title"), 168)
        return (Column("name", N_("Họ và tên"), partial(_text, "name"), lead=True), title, *days)
    if key == BODIES:
        code = Column("code", N_("Ký hiệu"), partial(_text, "code"), 104)
        return (code, Column("body", N_("Nơi ban hành"), partial(_text, "body"), lead=True))
    if key == TERMS:
        return (Column("name", N_("Nhiệm kỳ"), partial(_text, "name"), lead=True), *days)
    number = Column("number", N_("Số đầu tiên"), partial(_text, "number"), 136, Align.RIGHT)
    return (Column("symbol", N_("Ký hiệu"), partial(_text, "symbol"), lead=True), number)


def _text(name: str, record: Record) -> str:
    return record.texts.get(name, "")


def _day(name: str, record: Record) -> str:
    found = record.values.get(name)
    return f"{found:%d/%m/%Y}" if isinstance(found, date) else ""


def _uuid(record: Record) -> str:
    return record.uuid
