"""Xét điều kiện: what was looked at, one of four words, and why; it points, it never certifies."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from models.rules import codes
from models.rules.dates import short_date
from models.rules.eligibility import ASPECTS, REASONS, STANDINGS, Aspect, Finding, Standing
from ui.i18n import _
from ui.theme import px
from ui.widgets import text
from ui.widgets.states import LOOKS, StateWord

LOOK_OF = {
    Standing.CLEAR: LOOKS["clear"],
    Standing.REVIEW: LOOKS["review"],
    Standing.BARRED: LOOKS["barred"],
    Standing.UNKNOWN: LOOKS["unknown"],
}
FIRST, SECOND = 144, 152


class EligibilityBlock(QWidget):
    """Show the findings of one lượt in three columns, and where one bars, the document that it rests on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, px(4), 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnMinimumWidth(0, px(FIRST))
        self._grid.setColumnMinimumWidth(1, px(SECOND))
        self._grid.setColumnStretch(2, 1)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(text.section(_("Xét điều kiện")))
        self.note = text.muted()
        head.addWidget(self.note, 1)
        self._grid.addLayout(head, 0, 0, 1, 3)
        self._rows: list[tuple[QLabel, StateWord, QLabel]] = []
        self._override_label = text.body(_("Căn cứ vẫn ghi danh"))
        self._override_label.hide()
        self._override: QWidget | None = None

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what was found."""
        while len(self._rows) < len(findings):
            self._add_row()
        for place, row in enumerate(self._rows):
            for widget in row:
                widget.setVisible(place < len(findings))
        for (subject, word, reason), finding in zip(self._rows, findings, strict=False):
            subject.setText(aspect_words(finding))
            word.say(LOOK_OF[finding.standing], standing_words(finding.standing))
            reason.setText(reason_words(finding))
        barred = is_barred(findings)
        self.note.setText(_("mục Vướng cần số, ngày văn bản trước khi ghi vào sổ") if barred else "")
        self.setVisible(bool(findings))

    def wait(self) -> None:
        """Keep the place of the last findings, but none of their words, until the next lượt has been looked at."""
        self.note.setText(_("đang xem"))
        for _subject, word, reason in self._rows:
            word.say(LOOKS["unknown"], "…")
            reason.setText("")

    def _add_row(self) -> None:
        subject, word, reason = text.body(), StateWord(LOOKS["unknown"], "…"), text.wrapped("", "muted")
        reason.setMinimumWidth(px(96))
        for label in (subject, reason):
            label.setMinimumHeight(word.sizeHint().height())
        self._rows.append((subject, word, reason))
        for column, widget in enumerate(self._rows[-1]):
            self._grid.addWidget(widget, len(self._rows), column, Qt.AlignmentFlag.AlignTop)

    def show_override(self, fields: QWidget | None) -> None:
        """Show the fields of the document on the second column's edge, or take them away with None."""
        shown = fields is not None
        if shown and self._override is not fields:
            self._grid.addWidget(self._override_label, 99, 0)
            self._grid.addWidget(fields, 99, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
            self._override = fields
        self._override_label.setVisible(shown)
        if self._override is not None:
            self._override.setVisible(shown)


def is_barred(findings: tuple[Finding, ...]) -> bool:
    """Say whether any finding bars."""
    return any(finding.standing == Standing.BARRED for finding in findings)


def standing_words(standing: str) -> str:
    """Return one of the four words."""
    return _(codes.labels(STANDINGS)[standing])


def aspect_words(finding: Finding) -> str:
    """Return what was looked at; a rating names its year."""
    if finding.aspect == Aspect.RATING and "year" in finding.values:
        return _("Xếp loại năm {year}").format(year=finding.values["year"])
    return _(codes.labels(ASPECTS)[finding.aspect])


def reason_words(finding: Finding) -> str:
    """Return why, as a sentence."""
    return _(REASONS[finding.reason_code]).format(**{name: _shown(name, v) for name, v in finding.values.items()})


def _shown(name: str, value: object) -> object:
    if isinstance(value, date):
        return short_date(value)
    if name == "rating":
        return _(codes.labels(codes.RATINGS)[str(value)]).lower()
    return "" if value is None else value
