"""A page on its desk: fitted, enlarged, tinted, turned at its ends; small pages painted as they come into view."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.rules.errors import WorldError
from ui import theme
from ui.widgets.pdfview import FIT_PAGE, FIT_WIDTH, PdfView

PAGES = 30


@pytest.fixture(scope="module")
def pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(842, 595))
    for _page in range(PAGES):
        canvas.rect(100, 295, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def view(dress: Callable[..., None], active: Callable[[QWidget], QWidget], pdf: bytes) -> PdfView:
    found = PdfView()
    found.resize(900, 600)
    active(found)
    found.show_pdf(pdf)
    return found


def shade(view: PdfView, x: float, y: float) -> QColor:
    """Return the colour at a place of the page, in points."""
    place, scale = view.view.page_rect(), view.view.factor() * 96 / 72
    at = QPoint(place.left() + round(x * scale), place.top() + round(y * scale))
    return view.view.viewport().grab().toImage().pixelColor(at)


def wheel(view: PdfView, down: bool, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = view.view.viewport()
    at = QPointF(target.rect().center())
    turn = QPoint(0, -120 if down else 120)
    button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, target.mapToGlobal(at), QPoint(), turn, button, modifiers, phase, False)
    QApplication.sendEvent(target, event)


def test_the_page_stands_whole_on_its_desk(view: PdfView) -> None:
    place = view.view.page_rect()
    assert view.view.viewport().rect().contains(place)
    assert place.width() / place.height() == pytest.approx(842 / 595, rel=0.01)
    assert shade(view, 200, 200).lightness() < 40 and shade(view, 600, 300) == QColor("#FFFFFF")
    assert shade(view, -5, -5) == theme.colour("desk")


def test_the_page_stays_white_in_the_dark(dress: Callable[..., None], view: PdfView) -> None:
    dress(dark=True)
    assert shade(view, 600, 300) == QColor("#FFFFFF") and shade(view, -5, -5) == theme.colour("desk")


def test_a_mark_tints_the_paper_and_not_the_print(view: PdfView) -> None:
    view.view.mark((QRectF(100, 100, 600, 200),))
    assert shade(view, 500, 200) == QColor("#F3E4E0") and shade(view, 200, 200).lightness() < 40
    assert shade(view, 600, 400) == QColor("#FFFFFF")


def test_sizes(view: PdfView) -> None:
    view.view.set_zoom(FIT_WIDTH)
    assert view.view.page_rect().width() == pytest.approx(view.view.viewport().width() - 24, abs=2)
    assert view.view.horizontalScrollBar().maximum() == 0
    view.view.set_zoom(1.0)
    assert view.view.page_rect().width() == pytest.approx(842 * 96 / 72, abs=2)
    view.view.set_zoom(99.0)
    assert view.view.factor() == 3.0
    view.view.set_zoom(FIT_PAGE)
    assert view.view.verticalScrollBar().maximum() == 0


def test_the_page_is_fitted_anew_when_the_window_changes(view: PdfView) -> None:
    before = view.view.page_rect().width()
    view.resize(1200, 800)
    QApplication.processEvents()
    assert view.view.page_rect().width() > before


def test_keys_turn_and_size(view: PdfView) -> None:
    view.view.setFocus()
    QTest.keyClick(view.view, Qt.Key.Key_PageDown)
    QTest.keyClick(view.view, Qt.Key.Key_Right)
    assert view.page() == 2
    QTest.keyClick(view.view, Qt.Key.Key_PageUp)
    assert view.page() == 1
    before = view.view.factor()
    QTest.keyClick(view.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.view.factor() > before
    QTest.keyClick(view.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.view.factor() == pytest.approx(before)


def test_an_enlarged_page_scrolls_before_it_turns(view: PdfView) -> None:
    view.view.set_zoom(2.0)
    QTest.keyClick(view.view, Qt.Key.Key_PageDown)
    assert view.page() == 0 and view.view.verticalScrollBar().value() > 0
    view.view.verticalScrollBar().setValue(view.view.verticalScrollBar().maximum())
    QTest.keyClick(view.view, Qt.Key.Key_PageDown)
    assert view.page() == 1 and view.view.verticalScrollBar().value() == 0


def test_the_wheel_turns_scrolls_and_sizes(view: PdfView) -> None:
    wheel(view, down=True)
    assert view.page() == 1
    wheel(view, down=False)
    assert view.page() == 0
    before = view.view.factor()
    wheel(view, down=False, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert view.view.factor() > before
    view.view.set_zoom(2.0)
    wheel(view, down=True)
    assert view.page() == 0 and view.view.verticalScrollBar().value() > 0


def test_the_ends_hold(view: PdfView) -> None:
    view.turn(-1)
    assert view.page() == 0
    view.go(PAGES - 1)
    view.turn(1)
    assert view.page() == PAGES - 1 and view.find("99") == -1


def test_small_pages_are_painted_only_when_seen(view: PdfView, monkeypatch: pytest.MonkeyPatch) -> None:
    QApplication.processEvents()
    assert 0 < len(view.thumbs.pages._pictures) < PAGES
    view.thumbs.setFocus()
    QTest.keyClick(view.thumbs, Qt.Key.Key_End)
    QApplication.processEvents()
    assert view.page() == PAGES - 1 and PAGES - 1 in view.thumbs.pages._pictures
    view.thumbs.keyboardSearch("a")
    assert view.page() == PAGES - 1


def test_another_pdf_takes_its_place(view: PdfView, pdf: bytes) -> None:
    view.go(3)
    told: list[int] = []
    view.page_changed.connect(told.append)
    view.show_pdf(pdf, "5")
    assert view.page() == 4 and told[-1] == 4
    view.clear()
    assert (view.count(), view.page(), view.label(0)) == (0, -1, "")
    assert view.thumbs.pages.rowCount() == 0


def test_what_is_no_pdf_is_told(view: PdfView) -> None:
    with pytest.raises(WorldError, match="preview_unreadable"):
        view.show_pdf(b"no pdf")


def test_pages_are_called_by_what_stands_on_them(view: PdfView, nameless: Any) -> None:
    assert view.thumbs.pages.index(0, 0).data() == "Trang 1"
    assert nameless(view) == []
