"""One document: its head with the next step, its text beside the figures, and what stands on paper around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.dates import short_date
from models.rules.documents import DocumentForm, DocumentState
from models.rules.fields import N_, FieldSpec, Kind
from models.rules.rulesets import rules_on
from models.services import documents, house, schema
from resources import words as sentences
from resources.rulesets import rule_set
from ui.i18n import _
from ui.page import Shell
from ui.pages.documents.bodybox import BodyBox
from ui.pages.documents.columns import PAPER_ROWS, TEXT_ROWS, state_of, title_of, waiting_of
from ui.pages.documents.figures import FiguresPane
from ui.pages.documents.papers import PapersPane
from ui.recordform import RecordForm
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton, MenuButton, Segments
from ui.widgets.form import Form
from ui.widgets.picker import Listed, Option
from ui.widgets.states import LOOKS, StateWord

TEXT, PAPER, FILES = "text", "paper", "files"
STEPS = {
    "print": "print",
    "number": "document.number",
    "attach": "document.attach",
    "upload": "document.copy",
}
OTHERS = (
    "document.sign",
    "document.number",
    "document.attach",
    "document.copy",
    "document.tick",
    "document.untick",
    "document.outline",
    "document.rules",
    "document.history",
    "document.drop",
    "document.remove",
)


# What an empty field means.
_UNSAID = {
    "rules": N_("theo ngày của văn bản"),
    "signer": N_("theo ngày của văn bản"),
    "body_code": N_("cơ quan này"),
    "authority": N_("như trong cài đặt"),
    "title": N_("theo loại văn bản"),
}


class DocumentEditor(QWidget):
    """Show one document and keep what is typed. `turned` follows a change of what may be done."""

    turned = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.shown: DocumentForm | None = None
        self.body = BodyBox(shell)
        self.figures = FiguresPane(shell)
        self.papers = PapersPane(shell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._make_head())
        choices = [(TEXT, _("Nội dung")), (PAPER, _("Người ký, nơi nhận")), (FILES, _("Phụ lục, bản ký"))]
        self.tabs = Segments(_("Các phần của văn bản"), choices)
        self.tabs.chosen.connect(self._turn)
        bar = QHBoxLayout()
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        column.addLayout(bar)
        across = QHBoxLayout()
        across.setSpacing(px(16))
        self.form = self._make_form()
        self.side = text.wrapped("", "muted")
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.form, 1)
        left.addWidget(self.side)
        across.addLayout(left, 1)
        across.addWidget(self.figures)
        column.addLayout(across, 1)
        column.addWidget(self.papers, 1)
        self.record = RecordForm(documents.FORM, self.form, shell, self._save, self)
        self.form.changed.connect(self._typing)
        self._turn(TEXT)

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        self.name = text.dress(text.Elided(), 15, True)
        self.name.setMinimumHeight(px(26))
        line = QHBoxLayout()
        line.setSpacing(px(12))
        self.state = StateWord(LOOKS["draft"], "")
        self.note = text.dress(text.Elided(), role="muted")
        line.addWidget(self.state)
        line.addWidget(self.note, 1)
        words.addWidget(self.name)
        words.addLayout(line)
        row.addLayout(words, 1)
        actions = [self._shell.actions[key] for key in OTHERS]
        row.addWidget(MenuButton(_("Việc khác"), actions))
        self.steps = {key: ActionButton(self._shell.actions[act], PRIMARY) for key, act in STEPS.items()}
        self.preview = ActionButton(self._shell.actions["print"])
        row.addWidget(self.preview)
        for button in self.steps.values():
            row.addWidget(button)
        return head

    def _make_form(self) -> Form:
        shell = self._shell
        specs = [spec for spec in schema.fields(documents.FORM) if spec.name not in ("kind", "period", "outline")]
        specs = [_as_choice(spec) for spec in specs if spec.name != "override_note"]
        options = {"signer": SignerOptions(shell, self._near), "body_code": BodyOptions(shell)}
        form = Form(specs, TEXT_ROWS, shell.today, options, own=(self.body,))
        for name, words in _UNSAID.items():
            form[name].editor.setPlaceholderText(_(words))
        return form

    def _near(self) -> str:
        return self.shown.record.texts["near"] if self.shown is not None else ""

    # What is shown.

    def show_document(self, uuid: str) -> str:
        """Show a stored document; returns the field where typing stopped, "" for none."""
        self.shown = documents.form(self._shell.office, uuid)
        self._show_pieces()
        name = title_of(self._kind(), self.shown.record.texts["subject"], self.shown.record.texts["period"])
        focus = self.record.show(self.shown.record, name)
        self._show_rest(name)
        return focus

    def reread(self) -> bool:
        """Fetch the document again where nothing waits to be written; False when it has gone."""
        if self.shown is None or self.record.typed():
            return True
        uuid = self.shown.record.uuid
        rows = {row.uuid for row in documents.listed(self._shell.office)}
        if uuid not in rows:
            self.shown = None
            return False
        place = self.body.text.textCursor().position(), self.body.text.verticalScrollBar().value()
        self.show_document(uuid)
        self.body.text.stand(*place)
        return True

    def _show_pieces(self) -> None:
        if self.shown is not None:
            self.body.text.show_figures(self.shown.standing, self.shown.offered)

    def _show_rest(self, name: str) -> None:
        shown = self.shown
        assert shown is not None
        frozen = self.frozen()
        self.name.setText(name)
        self.state.say(*state_of(shown.state, shown.uploaded_on is not None))
        self.note.setText(" · ".join(self._notes(shown)))
        self.figures.show_form(shown, frozen)
        self.papers.show_form(shown, frozen)
        self._say_signer(shown)
        self.body.freeze(frozen)
        for box in self.form.boxes.values():
            if box is not self.body:
                box.setEnabled(not frozen)
        for key, button in self.steps.items():
            button.setVisible(key == shown.step)
        self.preview.setVisible(shown.step != "print")
        self._turn(self.tabs.key())
        self.turned.emit()

    def _notes(self, shown: DocumentForm) -> list[str]:
        values = shown.record.values
        told = []
        if shown.number_text:
            told.append(
                _("Số {number}, ngày {day}").format(number=shown.number_text, day=short_date(values["dated_on"]))
            )
        waiting = waiting_of(shown)
        if waiting and not self.frozen():
            told.append(_("{count} số liệu chưa xác nhận").format(count=waiting))
        if shown.state == DocumentState.FOR_SIGNATURE:
            told.append(
                _("in trình ký lần {count}, {day}").format(count=values["prints"], day=short_date(values["printed_on"]))
            )
        if shown.uploaded_on is not None:
            told.append(" ".join((short_date(shown.uploaded_on), shown.uploaded_where)).strip())
        return told

    def _say_signer(self, shown: DocumentForm) -> None:
        if shown.signer is None:
            told = sentences.parts(shown.signer_problem, {"day": shown.record.values["near"], "name": ""})
            text.dress(self.side, role="amber").setText(f"{told[0]} {told[2]}")
            return
        words = " ".join(part for part in (shown.signer.authority, shown.signer.title) if part)
        rules = rule_set(shown.rules or rules_on(shown.record.values["near"])).title
        said = _("Người ký: {words} {name}. Thể thức: {rules}.").format(
            words=words, name=shown.signer.name, rules=rules
        )
        text.dress(self.side, role="muted").setText(said)

    def _kind(self) -> str:
        assert self.shown is not None
        return str(self.shown.record.values["kind"])

    def frozen(self) -> bool:
        """Say whether nothing of the document may change any more."""
        return self.shown is not None and self.shown.state == DocumentState.SIGNED

    @Slot(str)
    def _turn(self, key: str) -> None:
        self.form.set_rows(TEXT_ROWS if key == TEXT else PAPER_ROWS)
        self.form.grow("body" if key == TEXT else "recipients")
        self.form.setVisible(key != FILES)
        self.side.setVisible(key == PAPER)
        period = self.shown is not None and bool(self.shown.record.texts["period"])
        self.figures.setVisible(key == TEXT and period)
        self.papers.setVisible(key == FILES)
        self.turned.emit()

    def set_tab(self, key: str) -> None:
        """Bring a part of the document forward."""
        self.tabs.choose(key)
        self._turn(key)

    # Typing.

    def _save(self, uuid: str | None, texts: dict[str, str]) -> str:
        documents.save(self._shell.office, str(uuid), texts)
        return str(uuid)

    @Slot(str)
    def _typing(self, _name: str) -> None:
        self.turned.emit()

    def focus_place(self) -> QWidget:
        """Return where to go on: the text, or the subject while there is none."""
        subject = self.form["subject"]
        return subject.editor if not subject.raw() and not self.frozen() else self.body.text


def _as_choice(spec: FieldSpec) -> FieldSpec:
    """Let the issuing body be picked, though only its code is kept."""
    return replace(spec, kind=Kind.CHOICE) if spec.name == "body_code" else spec


class SignerOptions:
    """Offer who may sign on the day of the document."""

    def __init__(self, shell: Shell, near: Callable[[], str]) -> None:
        self._shell, self._near = shell, near

    def __call__(self, typed: str) -> list[Option]:
        """Return the signatories that fit what is typed."""
        everyone = house.listed(self._shell.office, "signing_person")
        found = [Option(one.uuid, f"{one.texts['name']}, {one.texts['title']}") for one in everyone]
        return list(Listed(found)(typed))


class BodyOptions:
    """Offer the bodies in whose name a document may go out."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def __call__(self, typed: str) -> list[Option]:
        """Return the bodies that fit what is typed."""
        found = [Option(one.code, f"{one.code} – {one.name}") for one in house.bodies(self._shell.office)]
        return list(Listed(found)(typed))
