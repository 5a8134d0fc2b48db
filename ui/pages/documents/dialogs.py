"""What is asked before an act on a document: kind and period, number and date, the signed copy, the outline."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QRadioButton, QWidget

from models.rules import report
from models.rules.documents import DOCUMENT_KINDS, SIGNED_ANSWERS, DocumentForm
from models.rules.errors import Refused, WorldError
from models.rules.fields import N_, FieldSpec, Kind
from models.rules.rulesets import OVERRIDABLE
from models.services import documents, files
from resources.rulesets import rule_set
from ui.i18n import _
from ui.page import Shell
from ui.pages.documents.columns import period_words
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.dialogs import HouseDialog, ask
from ui.widgets.editors import Area
from ui.widgets.form import Place
from ui.widgets.formdialog import FormDialog, run_dialog
from ui.widgets.picker import Listed, Option
from ui.wording import problem_of

SIGNED_FILES = N_("Bản quét, ảnh, PDF đã ký, Word đã sửa (*.pdf *.jpg *.jpeg *.png *.docx)")
_KINDS = tuple(choice for choice in DOCUMENT_KINDS)
_PERIOD = FieldSpec("period", N_("Kỳ báo cáo"), kind=Kind.CHOICE, required=True)
_KIND = FieldSpec("kind", N_("Loại văn bản"), kind=Kind.CHOICE, required=True, choices=_KINDS)
_SUBJECT = FieldSpec("subject", N_("Trích yếu"), limit=300)
_NUMBER = FieldSpec("number", N_("Số"), required=True)
_DAY = FieldSpec("day", N_("Ngày trên văn bản"), kind=Kind.DATE, required=True)
_PLACE = FieldSpec("place", N_("Tải lên đâu, giao cho ai"))
_ON = FieldSpec("day", N_("Ngày"), kind=Kind.DATE, required=True)


def ask_report(shell: Shell, parent: QWidget) -> str:
    """Ask for the period and begin its report, or name the one that is there; "" when the reader left it."""
    periods = report.offered(shell.today())
    offered = Listed([Option(period.key, period_words(period.key)) for period in periods])
    made: list[str] = []
    run = partial(_begin_report, shell, made)
    sentence = _("Số liệu lấy từ phiếu và sổ đến ngày chốt; câu chữ bắt đầu từ báo cáo kỳ trước.")
    rows = ((Place("period", 280),),)
    dialog = FormDialog(
        _("Soạn báo cáo"), _("Soạn báo cáo"), (_PERIOD,), rows, run, shell.today, parent, sentence, {"period": offered}
    )
    dialog.form["period"].set_value(periods[0].key, period_words(periods[0].key))
    return made[0] if run_dialog(dialog) else ""


def _begin_report(shell: Shell, made: list[str], texts: dict[str, str]) -> None:
    known = documents.of_period(shell.office, "bao_cao", texts["period"])
    made[:] = [known or documents.new(shell.office, "bao_cao", texts["period"])]


def ask_new(shell: Shell, parent: QWidget) -> str:
    """Ask for kind and subject and begin a document; "" when the reader left it."""
    made: list[str] = []
    run = partial(_begin, shell, made)
    rows = ((Place("kind", 280),), (Place("subject"),))
    dialog = FormDialog(_("Soạn văn bản"), _("Soạn văn bản"), (_KIND, _SUBJECT), rows, run, shell.today, parent)
    dialog.form["kind"].set_value("cong_van", None)
    dialog.form.focus("kind")
    return made[0] if run_dialog(dialog) else ""


def _begin(shell: Shell, made: list[str], texts: dict[str, str]) -> None:
    made[:] = [documents.new(shell.office, texts["kind"], subject=texts["subject"])]


def ask_number(shell: Shell, form: DocumentForm, parent: QWidget) -> bool:
    """Ask for the number and date that the văn thư gave, and write them back."""
    today = shell.today()
    sentence = _("Gõ số và ngày văn thư đã ghi trên bản giấy, ví dụ 07 hoặc 07-{symbol}.").format(symbol=form.symbol)
    run = partial(_number, shell, form.record.uuid, parent)
    rows = ((Place("number", 200), Place("day", 144)),)
    dialog = FormDialog(_("Ghi số, ngày"), _("Ghi số, ngày"), (_NUMBER, _DAY), rows, run, shell.today, parent, sentence)
    known = form.number_text or documents.next_number(shell.office, form.record.uuid, today)
    dialog.form["number"].set_raw(known)
    dialog.form["day"].set_value(form.record.values["dated_on"] or today)
    return run_dialog(dialog)


def _number(shell: Shell, uuid: str, parent: QWidget, texts: dict[str, str]) -> None:
    try:
        documents.number(shell.office, uuid, texts["number"], texts["day"])
    except Refused as refused:
        if refused.code != "document_number_taken" or not _twice(parent, refused):
            raise
        documents.number(shell.office, uuid, texts["number"], texts["day"], twice=True)


def _twice(parent: QWidget, refused: Refused) -> bool:
    said = problem_of(refused)
    return ask(parent, said.what, said.todo, _("Ghi trùng số"))


class SignedDialog(HouseDialog):
    """The signed sheets, and whether they say something else than what was printed."""

    def __init__(self, shell: Shell, form: DocumentForm, first: bool, parent: QWidget) -> None:
        super().__init__(_("Đính bản ký"), _("Đính bản ký"), parent)
        self._shell, self._uuid, self._first = shell, form.record.uuid, first
        self._paths: list[Path] = []
        self.setMinimumWidth(px(600))
        words = _(
            "Bản quét, ảnh, PDF đã ký, tệp Word đã sửa được giữ nguyên từng byte; sau đó văn bản không sửa được nữa."
        )
        self.body.addWidget(text.wrapped(words))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.choose = Button(_("Chọn tệp")).on(self.ask_files)
        self.names = text.dress(text.Elided(_("chưa chọn tệp nào")), role="muted")
        row.addWidget(self.choose)
        row.addWidget(self.names, 1)
        self.body.addLayout(row)
        self.answers = QButtonGroup(self)
        self.difference = Area()
        self.difference.setAccessibleName(_("Chỗ khác trong bản ký"))
        self.difference.setPlaceholderText(_("Khác ở số liệu, việc giao nào"))
        if first:
            self._ask_answer()
        self.refusal = text.wrapped("", "red")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.choose.setFocus()

    def _ask_answer(self) -> None:
        self.body.addWidget(text.section(_("Bản ký so với bản đã in")))
        for place, choice in enumerate(SIGNED_ANSWERS):
            button = QRadioButton(_(choice.label))
            self.answers.addButton(button, place)
            self.body.addWidget(button)
        self.answers.idClicked.connect(self._answered)
        self.difference.hide()
        self.body.addWidget(self.difference)

    @Slot(int)
    def _answered(self, place: int) -> None:
        self.difference.setVisible(place > 0)

    @Slot()
    def ask_files(self) -> None:
        """Ask for the files."""
        typed, _kind = QFileDialog.getOpenFileNames(self, _("Chọn bản ký"), "", _(SIGNED_FILES))
        if typed:
            self.take_files([Path(name) for name in typed])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Show the files that will be attached."""
        self._paths = list(paths)
        self.names.setText(", ".join(path.name for path in self._paths))

    def ready(self) -> bool:
        """Attach, or say what is missing."""
        self.refusal.hide()
        place = self.answers.checkedId()
        answer = str(SIGNED_ANSWERS[place].value) if place >= 0 else ""
        try:
            told = [(path.name, files.read_bytes(path)) for path in self._paths]
            documents.attach_signed(self._shell.office, self._uuid, told, answer, self.difference.raw())
        except WorldError as refused:
            said = problem_of(refused)
            self.refusal.setText(" ".join(part for part in (said.what, said.todo) if part))
            self.refusal.show()
            return False
        return True


def ask_signed(shell: Shell, form: DocumentForm, parent: QWidget) -> bool:
    """Ask for the signed sheets and attach them."""
    return run_dialog(SignedDialog(shell, form, form.state != "signed", parent))


class OutlineDialog(HouseDialog):
    """The superior's đề cương, pasted; it takes the place of the text."""

    def __init__(self, shell: Shell, form: DocumentForm, parent: QWidget) -> None:
        super().__init__(_("Dán đề cương của cấp trên"), _("Dùng đề cương này"), parent)
        self._shell, self._uuid = shell, form.record.uuid
        self.resize(px(720), px(520))
        words = _("Đề mục của đề cương thay nội dung đang có; số liệu được điền dưới đề mục cùng việc. Hoàn tác được.")
        self.body.addWidget(text.wrapped(words))
        self.words = Area()
        self.words.setAccessibleName(_("Đề cương của cấp trên"))
        self.words.set_raw(form.record.texts.get("outline", ""))
        self.body.addWidget(self.words, 1)
        self.refusal = text.wrapped("", "red")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.words.setFocus()

    def ready(self) -> bool:
        """Put the outline in, or say why not."""
        try:
            documents.use_outline(self._shell.office, self._uuid, self.words.raw())
        except Refused as refused:
            said = problem_of(refused)
            self.refusal.setText(" ".join(part for part in (said.what, said.todo) if part))
            self.refusal.show()
            return False
        return True


def ask_outline(shell: Shell, form: DocumentForm, parent: QWidget) -> bool:
    """Ask for an outline and write under it."""
    return run_dialog(OutlineDialog(shell, form, parent))


def ask_rules(shell: Shell, form: DocumentForm, parent: QWidget) -> bool:
    """Ask which values of the rule set this document has otherwise, and why."""
    rules = rule_set(form.rules)
    names = [name for name in OVERRIDABLE if name in rules.limits]
    offered = Listed([Option(name, _(OVERRIDABLE[name])) for name in names])
    specs = (
        FieldSpec("name", N_("Giá trị đổi"), kind=Kind.CHOICE, required=True),
        FieldSpec("value", N_("Giá trị của văn bản này (trống: theo quy định)")),
        FieldSpec("note", N_("Vì sao đổi, theo văn bản nào")),
    )
    rows = ((Place("name"),), (Place("value"),), (Place("note"),))
    run = partial(_override, shell, form.record.uuid)
    sentence = _("Thể thức của văn bản này: {rules}. Chỉ đổi khi có văn bản cho phép.").format(rules=rules.title)
    dialog = FormDialog(
        _("Đổi thể thức"), _("Đổi thể thức"), specs, rows, run, shell.today, parent, sentence, {"name": offered}
    )
    dialog.form["note"].set_raw(form.record.texts.get("override_note", ""))
    return run_dialog(dialog)


def _override(shell: Shell, uuid: str, texts: dict[str, str]) -> None:
    documents.override_one(shell.office, uuid, texts["name"], texts["value"], texts["note"])


def ask_tick(shell: Shell, uuids: Sequence[str], parent: QWidget) -> bool:
    """Ask where documents were uploaded or to whom they were given, then tick them."""
    sentence = _("{count} văn bản sẽ không còn trong danh sách chờ tải lên.").format(count=len(uuids))
    rows = ((Place("place"), Place("day", 144)),)
    run = partial(_tick, shell, uuids)
    title = _("Đánh dấu đã tải lên")
    dialog = FormDialog(title, title, (_PLACE, _ON), rows, run, shell.today, parent, sentence)
    dialog.form["day"].set_value(shell.today())
    return run_dialog(dialog)


def _tick(shell: Shell, uuids: Sequence[str], texts: dict[str, str]) -> None:
    documents.tick(shell.office, uuids, texts["place"], texts["day"])


def ask_folder(parent: QWidget) -> Path | None:
    """Ask for the folder or stick that signed documents are copied to."""
    typed = QFileDialog.getExistingDirectory(parent, _("Chép để tải lên vào thư mục nào"))
    return Path(typed) if typed else None
