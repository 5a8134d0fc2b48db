"""Readings of a calibration sheet, kept per printer, tray, paper and face."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from luot_kit import Desk, refused

from models.rules.calibration import BACK, FRONT
from models.rules.errors import Refused
from models.services import calibrations, history
from models.services.calibrations import LANDSCAPE, PORTRAIT

TRUE = {"left": "20", "right": "20", "top": "20", "bottom": "20"}
OFF = {**TRUE, "left": "21,5", "right": "18,5"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


def test_what_was_read_is_applied_to_its_own_printer_tray_paper_and_face(desk: Desk) -> None:
    office = desk.office
    assert not calibrations.known(office, "HP")
    calibrations.save(office, "HP", "Khay 1", LANDSCAPE, {FRONT: OFF, BACK: {}})
    assert calibrations.known(office, "HP") and not calibrations.known(office, "Canon")
    made = calibrations.corrections(office, "HP", "Khay 1", LANDSCAPE)
    assert set(made) == {FRONT} and made[FRONT].offset_x == pytest.approx(-1.5)
    assert made[FRONT].place(20, 20) == pytest.approx((18.5, 20))
    for printer, tray, paper in (("HP", "", LANDSCAPE), ("HP", "Khay 1", PORTRAIT), ("Canon", "Khay 1", LANDSCAPE)):
        assert calibrations.corrections(office, printer, tray, paper) == {}
    assert calibrations.texts(office, "HP", "Khay 1", LANDSCAPE) == {FRONT: OFF}


def test_a_face_is_measured_again_or_left_empty(desk: Desk) -> None:
    office = desk.office
    calibrations.save(office, "HP", "", PORTRAIT, {FRONT: OFF, BACK: OFF})
    calibrations.save(office, "HP", "", PORTRAIT, {FRONT: TRUE, BACK: {}})
    assert calibrations.texts(office, "HP", "", PORTRAIT) == {FRONT: TRUE}
    calibrations.save(office, "HP", "", PORTRAIT, {BACK: {}})
    calibrations.save(office, "HP", "", PORTRAIT, {BACK: OFF})
    assert set(calibrations.corrections(office, "HP", "", PORTRAIT)) == {FRONT, BACK}
    history.undo_last(office)
    assert set(calibrations.corrections(office, "HP", "", PORTRAIT)) == {FRONT}


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({"left": "20"}, "calibration_missing"),
        ({**TRUE, "left": "hai"}, "number_unclear"),
        ({**TRUE, "left": "200"}, "calibration_absurd"),
        ({**TRUE, "left": "23", "right": "26"}, "calibration_stretch"),
    ],
)
def test_absurd_numbers_keep_nothing(desk: Desk, texts: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as found:
        calibrations.save(desk.office, "HP", "", LANDSCAPE, {FRONT: TRUE, BACK: texts})
    assert refused(found) == code
    assert calibrations.corrections(desk.office, "HP", "", LANDSCAPE) == {}
