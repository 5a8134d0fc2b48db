"""Colours, type and measures of the window; every widget asks here and nowhere else.

A change of theme or scale is applied with `apply`, after which the frame is built anew.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from models.rules.fact import fact

FACES = ("Liberation Sans", "Segoe UI", "Arial")
# At 110 % the hinted ascent is a pixel short of Ữ.
SCALES = (100, 125, 150, 175)
BODY_POINTS = 11


@fact
class Colours:
    """One set of colours, by role."""

    window: str
    navigation: str
    base: str
    alternate: str
    button: str
    text: str
    muted: str
    disabled: str
    hairline: str
    line: str
    border: str
    selection: str
    accent: str
    accent_hover: str
    accent_line: str
    accent_icon: str
    focus: str
    desk: str
    green: str
    amber: str
    red: str
    blue: str
    amber_tint: str
    red_tint: str


LIGHT = Colours(
    window="#F6F4F0",
    navigation="#ECE8E1",
    base="#FFFFFF",
    alternate="#FBFAF7",
    button="#FFFFFF",
    text="#221F1B",
    muted="#625C53",
    disabled="#7F786D",
    hairline="#E2DDD4",
    line="#C9C2B6",
    border="#8E8678",
    selection="#F3E4E0",
    accent="#8C1D21",
    accent_hover="#7A171B",
    accent_line="#8C1D21",
    accent_icon="#8C1D21",
    focus="#221F1B",
    desk="#D9D3C8",
    green="#23613F",
    amber="#7D4E00",
    red="#A61C1C",
    blue="#2D4F73",
    amber_tint="#FBEDCF",
    red_tint="#FAE3E0",
)

DARK = Colours(
    window="#201E1B",
    navigation="#181614",
    base="#292622",
    alternate="#262320",
    button="#35312C",
    text="#EDE8E0",
    muted="#B8B0A4",
    disabled="#8F887D",
    hairline="#393530",
    line="#544E47",
    border="#7F776B",
    selection="#4B2E2C",
    accent="#A83A38",
    accent_hover="#963230",
    accent_line="#D8645F",
    accent_icon="#F2A39B",
    focus="#F4EFE7",
    desk="#131210",
    green="#8CCBA3",
    amber="#E6B65C",
    red="#F59A92",
    blue="#A6C3E0",
    amber_tint="#433416",
    red_tint="#4A2522",
)


@fact
class Theme:
    """The colours and the text scale in force; scale 1.0 is 100 %."""

    colours: Colours = LIGHT
    scale: float = 1.0
    family: str = FACES[0]

    @property
    def dark(self) -> bool:
        """Say whether the dark colours are in force."""
        return self.colours is DARK

    @property
    def narrow(self) -> bool:
        """Say whether the wide layouts must fold (text scale 125 % and more)."""
        return self.scale >= 1.2

    def px(self, pixels: float) -> int:
        """Return a measure of the 100 % layout at the present scale, in pixels."""
        return round(pixels * self.scale)

    def colour(self, role: str) -> QColor:
        """Return the colour of a role of `Colours`."""
        return _colour(getattr(self.colours, role))

    def font(self, points: float = BODY_POINTS, bold: bool = False) -> QFont:
        """Return the window's face at a size of the 100 % layout, in points."""
        return QFont(_face(self.family, points * self.scale, bold))


@lru_cache(maxsize=64)
def _colour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=64)
def _face(family: str, points: float, bold: bool) -> QFont:
    font = QFont(family)
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


_in_force: list[Theme] = [Theme()]


def current() -> Theme:
    """Return the theme in force."""
    return _in_force[0]


def px(pixels: float) -> int:
    """Return a measure of the 100 % layout at the scale in force, in pixels."""
    return _in_force[0].px(pixels)


def colour(role: str) -> QColor:
    """Return the colour of a role in the theme in force."""
    return _in_force[0].colour(role)


def fill(painter: QPainter, rect: QRect | QRectF, role: str) -> None:
    """Fill a rectangle: Python would load all of QGradient to choose among the forms of Qt's own fillRect."""
    painter.setBackground(colour(role))
    painter.eraseRect(rect)


def font(points: float = BODY_POINTS, bold: bool = False) -> QFont:
    """Return the window's face at a size of the 100 % layout."""
    return _in_force[0].font(points, bold)


def apply(app: QApplication, dark: bool = False, percent: int = 100) -> Theme:
    """Put palette, face and style sheet in force; widgets made earlier keep their measures."""
    from ui.stylesheet import sheet

    theme = Theme(DARK if dark else LIGHT, percent / 100, _family())
    _in_force[0] = theme
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    app.setPalette(palette(theme))
    app.setFont(theme.font())
    app.setStyleSheet(sheet(theme))
    return theme


def _family() -> str:
    # DejaVu, a bare system's default, cuts the upper marks of Ẫ Ỗ Ễ: any of these faces goes first.
    return next((face for face in FACES if QFontDatabase.hasFamily(face)), QApplication.font().family())


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme."""
    result = QPalette()
    for role, name in _ROLES.items():
        result.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return result


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "alternate",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Button: "button",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_icon",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "base",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Midlight: "hairline",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "border",
}
