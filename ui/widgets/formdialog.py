"""A dialog that asks for some fields before an act: what is wrong is said in the dialog, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from models.rules.errors import Refused
from models.rules.facts import Problem
from models.rules.fields import FieldSpec
from models.services import schema
from ui.theme import px
from ui.widgets import text
from ui.widgets.dialogs import HouseDialog
from ui.widgets.fields import PickBox
from ui.widgets.form import Form, Rows
from ui.widgets.picker import Options
from ui.wording import field_sentence, problem_of

Run = Callable[[dict[str, str]], object]


class FormDialog(HouseDialog):
    """Some fields and one act. `run(texts)` does it; a refusal is said here and the dialog stays."""

    def __init__(
        self,
        title: str,
        act: str,
        specs: Sequence[FieldSpec],
        rows: Rows,
        run: Run,
        today: Callable[[], date],
        parent: QWidget,
        sentence: str = "",
        options: Mapping[str, Options] | None = None,
    ) -> None:
        super().__init__(title, act, parent)
        self._run = run
        self.setMinimumWidth(px(560))
        if sentence:
            self.body.addWidget(text.wrapped(sentence))
        self.form = Form(specs, rows, today, options)
        self.body.addWidget(self.form)
        self.refusal = text.wrapped("", "red")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.form.focus(rows[0][0].name)

    def ready(self) -> bool:
        """Do the act, or say what cannot stand."""
        self.refusal.hide()
        picks = [box for box in self.form.boxes.values() if isinstance(box, PickBox)]
        unknown = [box for box in picks if not box.editor.settle()]
        if unknown or self.form.unreadable() or self._missing():
            return False
        try:
            self._run(self.form.raw())
        except Refused as refused:
            self._say(refused)
            return False
        return True

    def _missing(self) -> bool:
        """Say under each field that must be filled and is not."""
        rows = self.form.boxes.items()
        empty = [name for name, box in rows if box.spec.required and box.isVisibleTo(self) and not box.raw().strip()]
        for name in empty:
            self.form.say(name, field_sentence(Problem(name, "required")))
        if empty:
            self.form.focus(empty[0])
        return bool(empty)

    def _say(self, refused: Refused) -> None:
        if refused.code == "fields_wrong":
            for problem in refused.values["problems"]:
                self.form.say(problem.field, field_sentence(problem))
            self.form.focus(refused.values["problems"][0].field)
            return
        said = problem_of(refused)
        self.refusal.setText(" ".join(part for part in (said.what, said.safe, said.todo) if part))
        self.refusal.show()


def run_dialog(dialog: QDialog) -> bool:
    """Show a dialog until it is answered; say whether the act was done."""
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done


def spec_of(table: str, name: str, label: str = "", required: bool = False) -> FieldSpec:
    """Return a declared field, under another label or as required where a dialog asks so."""
    spec = schema.field(table, name)
    return replace(spec, label=label or spec.label, required=required)
