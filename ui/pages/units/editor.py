"""The form of one unit: its name and state, its fields, and which units came before and after it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.services import schema, units
from ui import theme
from ui.i18n import _
from ui.page import Shell
from ui.pages.units.columns import KINDS, ROWS, WIDE_ROWS
from ui.recordform import RecordForm
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import ActionButton, MenuButton
from ui.widgets.form import Form
from ui.widgets.picker import Listed, Option, Options

KIND = "unit"


class UnitEditor(QWidget):
    """Show one unit and keep what is typed."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(self._make_head())
        units_offered = UnitOptions(shell)
        options: dict[str, Options] = {"parent": units_offered, "cell": units_offered}
        rows = WIDE_ROWS if theme.current().narrow else ROWS
        self.form = Form(schema.fields("unit"), rows, shell.today, options)
        column.addWidget(self.form)
        self.kin = text.wrapped("", "muted")
        column.addWidget(self.kin)
        column.addStretch(1)
        self.record = RecordForm(KIND, self.form, shell, self._save, self)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(4))
        self.name = text.dress(text.Elided(), 15, True)
        self.state = text.dress(text.Elided(), role="muted")
        words.addWidget(self.name)
        words.addWidget(self.state)
        head.addLayout(words, 1)
        acts = self._shell.actions
        head.addWidget(MenuButton(_("Việc khác"), [acts["unit.close"], acts["unit.remove"]]))
        self.people = ActionButton(acts["unit.people"])
        head.addWidget(self.people)
        return head

    def set_wide(self, wide: bool) -> None:
        """Group the fields for the whole width, or for the half beside the list."""
        self.form.set_rows(WIDE_ROWS if wide else ROWS)

    def show_unit(self, uuid: str) -> str:
        """Show a stored unit; returns the field where typing stopped, "" for none."""
        record = units.get(self._shell.office, uuid)
        name = str(record.values["name"])
        self.name.setText(name)
        parent = record.texts.get("parent", "")
        kind = _(KINDS.get(record.values["kind"], ""))
        self.state.setText(" · ".join(part for part in (kind, parent) if part))
        self.kin.setText("\n".join(self._kin(uuid)))
        return self.record.show(record, name)

    def show_new(self) -> str:
        """Show an empty form for a unit to be added."""
        self.name.setText(_("Đơn vị mới"))
        self.state.setText(_("cần tên và loại"))
        self.kin.setText("")
        return self.record.show(None, _("Đơn vị mới"), {"kind": "cell_rural", "cycle": "1"})

    def _save(self, uuid: str | None, texts: dict[str, str]) -> str:
        return units.save(self._shell.office, uuid, texts)

    def _kin(self, uuid: str) -> list[str]:
        return [_kin_sentence(kin) for kin in units.successions(self._shell.office, uuid)]


def _kin_sentence(kin: units.Succession) -> str:
    words = _("Tiếp nối {name}") if kin.side == "before" else _("Đơn vị kế tiếp: {name}")
    since = _("từ {day:%d/%m/%Y}").format(day=kin.since) if kin.since else ""
    by = _("theo {document}").format(document=kin.resolution) if kin.resolution else ""
    return ", ".join(part for part in (words.format(name=kin.name), since, by) if part)


class UnitOptions:
    """Offer the units that work today, fetched anew at each opening."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def __call__(self, typed: str) -> list[Option]:
        """Return the units that fit what is typed."""
        found = [Option(uuid, words) for uuid, words in units.options(self._shell.office)]
        return list(Listed(found)(typed))
