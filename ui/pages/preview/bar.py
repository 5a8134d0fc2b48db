"""The row over a preview: turning pages, sizing, what to print, and the acts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import _
from ui.page import Shell
from ui.pages.preview.files import EXCEL, PDF, WORD
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, QUIET, ActionButton, Button, MenuButton
from ui.widgets.editors import Line
from ui.widgets.pdfview import FIT_PAGE, FIT_WIDTH, PdfView
from ui.widgets.picker import Listed, Option, Picker

SIZES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class PreviewBar(QWidget):
    """Everything that can be pressed over the page."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self._view: PdfView | None = None
        self._add_pages()
        self._row.addSpacing(px(8))
        self._add_sizes()
        self._row.addSpacing(px(8))
        self.which = Picker(Listed([]))
        self.which.setAccessibleName(_("In phần nào"))
        self.which.require()
        self.which.setMinimumWidth(px(184))
        self.which.setMaximumWidth(px(240))
        self._row.addWidget(self.which)
        self._row.addStretch(1)
        acts = shell.actions
        kinds = [acts[kind.act] for kind in (PDF, WORD, EXCEL)]
        self.keep = MenuButton(_("Lưu ra tệp"), [*kinds, acts["preview.elsewhere"]])
        self._row.addWidget(self.keep)
        self._row.addWidget(ActionButton(acts["preview.try"]))
        self.all = ActionButton(acts["preview.sign"], PRIMARY)
        self._row.addWidget(self.all)

    def name_print(self, words: str) -> None:
        """Call printing everything what it is for these pages."""
        self.all.setText(words)
        self.all.setAccessibleName(words)

    def _add_pages(self) -> None:
        self.before = self._icon("left", _("Trang trước"), self._go_before)
        self.number = Line()
        self.number.setAccessibleName(_("Trang số"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setFixedWidth(px(56))
        self.number.returnPressed.connect(self._go_typed)
        self.number.finished.connect(self._show_page)
        self.of = text.muted()
        self.after = self._icon("right", _("Trang sau"), self._go_after)
        for widget in (self.before, self.number, self.of, self.after):
            self._row.addWidget(widget)

    def _add_sizes(self) -> None:
        self.smaller = self._icon("zoom-out", _("Thu nhỏ"), self._shrink)
        options = [Option(FIT_PAGE, _("Vừa trang")), Option(FIT_WIDTH, _("Vừa bề ngang"))]
        options += [Option(size, f"{size:.0%}".replace("%", " %")) for size in SIZES]
        self.size_of = Picker(Listed(options))
        self.size_of.setAccessibleName(_("Cỡ trang trên màn hình"))
        self.size_of.require()
        self.size_of.setFixedWidth(px(136))
        self.size_of.set_value(FIT_PAGE)
        self.size_of.picked.connect(self._sized)
        self.larger = self._icon("zoom-in", _("Phóng to"), self._enlarge)
        for widget in (self.smaller, self.size_of, self.larger):
            self._row.addWidget(widget)

    def _icon(self, icon: str, words: str, act: object) -> Button:
        button = Button("", QUIET, icon).on(act)
        button.setFixedWidth(px(32))
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def fold(self, narrow: bool) -> None:
        """Let go of what the keys and the list of sizes do as well."""
        self.smaller.setVisible(not narrow)
        self.larger.setVisible(not narrow)

    def serve(self, view: PdfView) -> None:
        """Turn and size the pages of this view."""
        self._view = view
        view.page_changed.connect(self._show_page)
        view.view.zoomed.connect(self._show_size)

    # Pages.

    @Slot()
    def _go_before(self) -> None:
        self._view.turn(-1)

    @Slot()
    def _go_after(self) -> None:
        self._view.turn(1)

    @Slot()
    def _go_typed(self) -> None:
        typed = self.number.raw().strip()
        found = self._view.find(typed)
        if found < 0 and typed.isdecimal():
            found = int(typed) - 1
        self._view.go(found)
        self._show_page()

    @Slot()
    def _show_page(self, _page: int = 0) -> None:
        page, count = self._view.page(), self._view.count()
        self.number.set_raw(self._view.label(page) if page >= 0 else "")
        self.of.setText(f"/ {self._view.label(count - 1)}" if count else "")
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < count - 1)

    # Sizes.

    @Slot(object)
    def _sized(self, size: str | float) -> None:
        self._view.view.set_zoom(size)

    @Slot()
    def _shrink(self) -> None:
        self._view.view.step_zoom(-1)

    @Slot()
    def _enlarge(self) -> None:
        self._view.view.step_zoom(1)

    @Slot()
    def _show_size(self) -> None:
        size = self._view.view.zoom()
        words = None if isinstance(size, str) else f"{size:.0%}".replace("%", " %")
        self.size_of.set_value(size, words)
