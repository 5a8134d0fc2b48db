"""Two slips of one month that say different things: both shown beside each other in words, one chosen."""

from __future__ import annotations

from collections.abc import Callable

from models.rules.dates import short_date
from models.rules.names import fold
from models.rules.slip_facts import SlipForm
from models.services import schema, slips
from ui.errors import Problem
from ui.i18n import _
from ui.pages.slips.fields import way_word

# What two papers of one month may differ in without saying different things.
_ALIKE = frozenset({"unit", "month", "way", "received_on"})
FEW = 4


def problem(mine: SlipForm, other: SlipForm, choose: Callable[[], object]) -> Problem:
    """Return what is said over the slip that counts, with the way to let the other one count."""
    count = len(mine.doubles) + 1
    both = _("Đang tính phiếu {mine}; phiếu kia {other}. Cả hai đều được giữ.")
    return Problem(
        _("Tháng này chi bộ có {count} phiếu khác nhau.").format(count=count),
        both.format(mine=_came(mine), other=_came(other)),
        _("Khác ở: {parts}.").format(parts="; ".join(differences(mine, other))),
        _("Dùng phiếu kia"),
        choose,
    )


def differences(mine: SlipForm, other: SlipForm) -> list[str]:
    """Return each field that the two fill differently, first what this one says; the first few, and how many more."""
    found = []
    for spec in schema.fields(slips.FORM):
        one, two = (slip.record.texts.get(spec.name, "") for slip in (mine, other))
        if spec.name not in _ALIKE and fold(one) != fold(two):
            found.append(f"{_(spec.label)} {_said(one)} – {_said(two)}")
    names = [sorted(fold(deed.texts.get("name", "")) for deed in slip.deeds) for slip in (mine, other)]
    if names[0] != names[1]:
        found.append(_("gương báo lên {mine} – {other}").format(mine=len(mine.deeds), other=len(other.deeds)))
    more = _("{count} mục nữa").format(count=len(found) - FEW)
    return found if len(found) <= FEW else [*found[:FEW], more]


def _said(words: str) -> str:
    flat = " ".join(words.split())
    return (flat if len(flat) <= 24 else f"{flat[:24].rstrip()}…") or _("trống")


def _came(slip: SlipForm) -> str:
    first = slip.arrivals[0]
    day = _("nhận {day}").format(day=short_date(first.on)) if first.on else ""
    return ", ".join(part for part in (way_word(first.way), day) if part)
