"""The form of one person, with the lists that hang on it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules import codes
from models.rules.fields import FieldSpec
from models.services import office as offices
from models.services import people, schema, units
from ui import theme
from ui.i18n import _
from ui.page import Shell
from ui.pages.people.branches import Branches
from ui.pages.people.columns import ROWS, WIDE_ROWS
from ui.recordform import RecordForm
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import MenuButton
from ui.widgets.form import Form, Place
from ui.widgets.picker import Listed, Option

KIND = "person"


class PersonEditor(QWidget):
    """Show one person and keep what is typed."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(px(4))
        self.name = text.dress(text.Elided(), 15, True)
        self.state = text.dress(text.Elided(), role="muted")
        words.addWidget(self.name)
        words.addWidget(self.state)
        head.addLayout(words, 1)
        head.addWidget(MenuButton(_("Việc khác"), [shell.actions["person.inspect"], shell.actions["person.remove"]]))
        column.addLayout(head)
        self._specs = schema.shown(offices.facts(shell.office), "person")
        options = {"unit": UnitsOf(shell, codes.CELL_KINDS), "village": UnitsOf(shell, frozenset({"village"}))}
        self.form = Form(self._specs, self._rows(theme.current().narrow), shell.today, options)
        column.addWidget(self.form)
        self.branches = Branches(shell)
        column.addWidget(self.branches, 1)
        self.record = RecordForm(KIND, self.form, shell, self._save, self)

    def _rows(self, wide: bool) -> list[list[Place]]:
        known = {spec.name for spec in self._specs}
        rows = [[place for place in row if place.name in known] for row in (WIDE_ROWS if wide else ROWS)]
        return [row for row in rows if row]

    def set_wide(self, wide: bool) -> None:
        """Group the fields for the whole width, or for the half beside the list."""
        self.form.set_rows(self._rows(wide))

    def specs(self) -> tuple[FieldSpec, ...]:
        """Return the fields that this office shows."""
        return self._specs

    def show_person(self, uuid: str) -> str:
        """Show a stored person; returns the field where typing stopped, "" for none."""
        record = people.get(self._shell.office, uuid)
        name = str(record.values["name"])
        self.name.setText(name)
        told = (people.address_of(record.values), record.texts.get("unit", ""), record.texts.get("position", ""))
        self.state.setText(" · ".join(part for part in told if part))
        self.branches.show_person(uuid)
        return self.record.show(record, name)

    def show_new(self, unit: str) -> None:
        """Show an empty form for a person to be added."""
        self.name.setText(_("Người mới"))
        self.state.setText(_("chỉ cần họ và tên"))
        self.branches.show_person("")
        self.record.show(None, _("Người mới"), {"unit": unit} if unit else {})

    def _save(self, uuid: str | None, texts: dict[str, str]) -> str:
        return people.save(self._shell.office, uuid, texts)


class UnitsOf:
    """Offer the working units of some kinds, fetched anew at each opening."""

    def __init__(self, shell: Shell, kinds: frozenset[str]) -> None:
        self._shell = shell
        self._kinds = tuple(sorted(kinds))

    def __call__(self, typed: str) -> list[Option]:
        """Return the units that fit what is typed."""
        found = [Option(uuid, words) for uuid, words in units.options(self._shell.office, self._kinds)]
        return list(Listed(found)(typed))
