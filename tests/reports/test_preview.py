"""The preview shows the very PDF that is printed."""

from __future__ import annotations

import pytest
from page_facts import book, entry, period

from models.rules.errors import WorldError
from models.rules.pages import BookParts
from reports.preview import Pixels, Preview
from reports.render import render

DATA = render("so-ghi-danh", book([period(5, [entry(1)], start_page=13)], parts=BookParts(closing=False)))


def colour(pixels: Pixels, x: int, y: int) -> tuple[int, ...]:
    start = (y * pixels.width + x) * 3
    return tuple(pixels.data[start : start + 3])


def test_pages_and_their_labels() -> None:
    with Preview(DATA) as preview:
        assert len(preview) == 6
        assert [preview.label(page) for page in range(6)] == ["Bìa", "Trang trắng", "1", "2", "13", "14"]
        assert preview.find("13") == 4 and preview.find("99") == 0
        assert preview.size(0) == (pytest.approx(841.89, abs=0.1), pytest.approx(595.28, abs=0.1))


def test_pixels_are_rows_of_three_bytes() -> None:
    with Preview(DATA) as preview:
        pixels = preview.pixels(4, 2.0)
        assert (pixels.width, pixels.height) == (1684, 1191)
        assert len(pixels.data) == pixels.width * pixels.height * 3
        assert colour(pixels, 5, 5) == (255, 255, 255)
        scale = 2 * 72 / 25.4
        assert max(colour(pixels, round(30 * scale), round(60 * scale))) < 140
        small = preview.thumbnail(4, 143)
        assert small.width in (143, 144) and len(small.data) == small.width * small.height * 3


def test_a_page_once_painted_is_painted_alike() -> None:
    with Preview(DATA) as preview:
        assert preview.pixels(2, 1.3) == preview.pixels(2, 1.3)


def test_bands_of_a_page_make_the_page() -> None:
    with Preview(DATA) as preview:
        whole = preview.pixels(4, 1.0)
        tops = range(0, 580, 20)
        bands = [preview.band(4, 1.0, top, 20) for top in tops]
        assert {(band.width, band.height, len(band.data)) for band in bands} == {(whole.width, 20, whole.width * 20)}
        dark = [any(value < 140 for value in band.data) for band in bands]
        rows = [whole.data[top * whole.width * 3 : (top + 20) * whole.width * 3] for top in tops]
        assert dark == [any(value < 140 for value in row) for row in rows]
        assert set(dark) == {True, False}


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(WorldError, match="preview_unreadable"):
        Preview(b"not a page")
