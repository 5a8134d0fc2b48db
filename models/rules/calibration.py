"""How far a printer is out of true on one face of a sheet, and how the picture is moved and stretched against it.

The calibration sheet has four marks, 20 mm from each edge of the paper as it is read. What a ruler says of them gives,
across and down, two numbers each: from these follow offset and scale. Millimetres from the top left corner.
"""

from __future__ import annotations

from datetime import date

from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.fields import N_, Choice

MARK_MM = 20.0
# A reading further off is a slip of the finger or another sheet.
WORST_OFFSET_MM, WORST_STRETCH = 8.0, 0.02
FRONT, BACK = "front", "back"
FACES = (Choice(FRONT, N_("mặt trước")), Choice(BACK, N_("mặt sau")))


@fact
class Reading:
    """What a ruler says: the distance of each mark from its own edge of the paper, mm."""

    left: float
    right: float
    top: float
    bottom: float


@fact
class Correction:
    """Where a point must be painted to land at x, y: scale · x + offset, in mm."""

    offset_x: float = 0.0
    offset_y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page is painted."""
        return x * self.scale_x + self.offset_x, y * self.scale_y + self.offset_y


NONE = Correction()


def correction(read: Reading, width: float, height: float) -> Correction:
    """Return the correction for a paper of that size; Refused calibration_absurd with the edge and what was read."""
    for edge in ("left", "right", "top", "bottom"):
        value = getattr(read, edge)
        if not abs(value - MARK_MM) <= WORST_OFFSET_MM:
            raise Refused("calibration_absurd", edge=edge, value=value, mark=MARK_MM)
    scale_x, offset_x = _against(read.left, width - read.right, width)
    scale_y, offset_y = _against(read.top, height - read.bottom, height)
    return Correction(offset_x, offset_y, scale_x, scale_y)


def _against(near: float, far: float, length: float) -> tuple[float, float]:
    """Return scale and offset that bring the marks back, from where they landed."""
    wanted = length - 2 * MARK_MM
    scale = wanted / (far - near)
    if abs(scale - 1.0) > WORST_STRETCH:
        raise Refused("calibration_stretch", percent=round(abs(scale - 1.0) * 100, 1))
    return scale, MARK_MM - scale * near


@fact
class CalibrationSheet:
    """What the calibration sheet is drawn from: how the paper lies, and the faces that are measured."""

    landscape: bool
    faces: tuple[str, ...]
    dated: date
    practice: bool = False
