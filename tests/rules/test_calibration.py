"""A printer out of true: what a ruler says of four marks brings them back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.calibration import MARK_MM, NONE, Reading, correction
from models.rules.errors import Refused

WIDTH, HEIGHT = 297.0, 210.0
shift = st.floats(-3, 3)
stretch = st.floats(0.99, 1.01)


@given(dx=shift, dy=shift, sx=stretch, sy=stretch, x=st.floats(0, WIDTH), y=st.floats(0, HEIGHT))
def test_a_point_lands_where_it_should(dx: float, dy: float, sx: float, sy: float, x: float, y: float) -> None:
    def printer(px: float, py: float) -> tuple[float, float]:
        return px * sx + dx, py * sy + dy

    left, top = printer(MARK_MM, MARK_MM)
    right, bottom = printer(WIDTH - MARK_MM, HEIGHT - MARK_MM)
    made = correction(Reading(left, WIDTH - right, top, HEIGHT - bottom), WIDTH, HEIGHT)
    assert printer(*made.place(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_a_printer_in_true_is_left_alone() -> None:
    assert correction(Reading(20, 20, 20, 20), WIDTH, HEIGHT) == NONE
    assert NONE.place(3, 4) == (3, 4)


@pytest.mark.parametrize(
    ("read", "code"),
    [
        (Reading(11.9, 20, 20, 20), "calibration_absurd"),
        (Reading(20, 28.1, 20, 20), "calibration_absurd"),
        (Reading(20, 20, 200, 20), "calibration_absurd"),
        (Reading(20, 20, 20, float("nan")), "calibration_absurd"),
        (Reading(16, 16, 20, 20), "calibration_stretch"),
        (Reading(20, 20, 23, 23), "calibration_stretch"),
    ],
)
def test_absurd_readings_are_refused(read: Reading, code: str) -> None:
    with pytest.raises(Refused) as found:
        correction(read, WIDTH, HEIGHT)
    assert found.value.code == code
