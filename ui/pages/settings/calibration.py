"""Căn chỉnh máy in: print the sheet, measure it with a ruler, type two numbers a direction for each face."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from models.rules.calibration import BACK, FACES, FRONT, CalibrationSheet
from models.rules.codes import labels
from models.rules.errors import Refused
from models.rules.fields import N_
from models.services import calibrations
from ui import printing
from ui.i18n import _
from ui.page import Shell
from ui.printing import Sheets
from ui.sending import Errand, Sender
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.dialogs import HouseDialog
from ui.widgets.editors import Line
from ui.widgets.picker import Listed, Option, Picker
from ui.wording import field_sentence, problem_of

PAPERS = {calibrations.LANDSCAPE: N_("A4 ngang (Sổ ghi danh)"), calibrations.PORTRAIT: N_("A4 dọc")}
EDGES = {"left": N_("Từ mép trái"), "right": N_("Từ mép phải"), "top": N_("Từ mép trên"), "bottom": N_("Từ mép dưới")}


class CalibrationDialog(HouseDialog):
    """The readings of one printer, tray and paper; the printer is the one that the sheet went to."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(_("Căn chỉnh máy in"), _("Ghi số đo"), parent)
        self.setMinimumWidth(px(640))
        self._shell = shell
        self._printer = (printing.printer_name(), "")
        self._sender = Sender(shell, self)
        self._sender.sent.connect(self._sent)
        words = _("In tờ căn chỉnh hai mặt, đo bằng thước từ mép giấy đến đường kẻ (đúng là 20 mm), rồi gõ số đo, mm.")
        self.body.addWidget(text.wrapped(words))
        self.body.addLayout(self._make_head())
        self.printer = text.wrapped("", "muted")
        self.body.addWidget(self.printer)
        self.fields: dict[tuple[str, str], Line] = {}
        self.body.addLayout(self._make_fields())
        self.refusal = text.wrapped("", "red")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self._show()
        self.fields[(FRONT, "left")].setFocus()

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.paper = Picker(Listed([Option(key, _(words)) for key, words in PAPERS.items()]))
        self.paper.setAccessibleName(_("Khổ giấy"))
        self.paper.require()
        self.paper.setFixedWidth(px(240))
        self.paper.set_value(calibrations.LANDSCAPE)
        self.paper.picked.connect(self._show)
        self.sheet = Button(_("In tờ căn chỉnh"), icon="print").on(self.print_sheet)
        row.addWidget(self.paper)
        row.addWidget(self.sheet)
        row.addStretch(1)
        return row

    def _make_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for row, (face, words) in enumerate(labels(FACES).items(), start=1):
            name = text.muted(_(words))
            grid.addWidget(name, row, 0)
            for column, (edge, label) in enumerate(EDGES.items(), start=1):
                if row == 1:
                    grid.addWidget(text.muted(_(label)), 0, column)
                line = Line()
                line.setFixedWidth(px(104))
                line.setAccessibleName(f"{_(words)}, {_(label)}")
                self.fields[(face, edge)] = line
                grid.addWidget(line, row, column)
        grid.setColumnStretch(len(EDGES) + 1, 1)
        return grid

    @Slot()
    def _show(self) -> None:
        """Show what is known of this printer, tray and paper."""
        name, tray = self._printer
        said = _("Máy in: {name}").format(name=name) if name else _("Chưa có máy in")
        self.printer.setText(_("{printer}, khay {tray}").format(printer=said, tray=tray) if tray else said)
        known = calibrations.texts(self._shell.office, name, tray, str(self.paper.value()))
        for (face, edge), line in self.fields.items():
            line.set_raw(known.get(face, {}).get(edge, ""))

    @Slot()
    def print_sheet(self) -> None:
        """Print the sheet as the printer prints, without any correction."""
        from reports import render

        landscape = self.paper.value() == calibrations.LANDSCAPE
        facts = CalibrationSheet(landscape, (FRONT, BACK), self._shell.today())
        sheets = Sheets(render.render("to-can-chinh", facts), _("Tờ căn chỉnh"), landscape, backs=frozenset({1}))
        errand = Errand(sheets, _("Đã gửi in tờ căn chỉnh"), landscape=landscape, corrected=False)
        self._sender.send(errand)

    @Slot(object)
    def _sent(self, _errand: Errand) -> None:
        self._printer = self._sender.printer
        self._show()

    def ready(self) -> bool:
        """Keep the readings, or say which cannot stand."""
        self.refusal.hide()
        faces = {face: {edge: self.fields[(face, edge)].raw() for edge in EDGES} for face in (FRONT, BACK)}
        try:
            calibrations.save(self._shell.office, *self._printer, str(self.paper.value()), faces)
        except Refused as refused:
            self._say(refused)
            return False
        self._shell.bus.saved.emit(_("Đã ghi số đo của máy in"))
        return True

    def _say(self, refused: Refused) -> None:
        if refused.code == "fields_wrong":
            words = " ".join(field_sentence(problem) for problem in refused.values["problems"])
        else:
            said = problem_of(refused)
            words = " ".join(part for part in (said.what, said.safe, said.todo) if part)
        self.refusal.setText(words)
        self.refusal.show()
