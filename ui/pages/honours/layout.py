"""Which fields of a lượt stand where: rows as data, for a wide, a narrow and a quick form."""

from __future__ import annotations

from models.rules.fact import fact
from models.rules.fields import N_
from ui.widgets.form import Place, Rows


@fact
class Group:
    """Further fields under one head."""

    title: str
    rows: Rows


# From paper: what stays the same from lượt to lượt first, then name, unit, deed: Tab, Tab, Enter.
QUICK: Rows = (
    (Place("month", 88), Place("kind", 112), Place("name", share=3), Place("unit", share=2)),
    (Place("deed"),),
)
WIDE: Rows = (
    (Place("kind", 112), Place("name"), Place("form_of_address", 112), Place("birth_year", 72)),
    (Place("unit"), Place("position"), Place("month", 88), Place("meeting_on", 120)),
    (Place("deed", share=3), Place("result", share=2)),
    (Place("field", share=2), Place("consent", share=3)),
)
NARROW: Rows = (
    (
        Place("kind", 112),
        Place("name"),
        Place("form_of_address", 112),
        Place("birth_year", 72),
        Place("position"),
    ),
    (
        Place("unit", share=3),
        Place("month", 88),
        Place("meeting_on", 120),
        Place("field", share=4),
        Place("consent", share=4),
    ),
    (Place("deed", share=3), Place("result", share=2)),
)
OVERRIDE: Rows = ((Place("override_number", 152), Place("override_on", 112)),)
CORRECTION: Rows = ((Place("correction"),),)

_WHEN = Group(N_("Thời gian thực hiện"), ((Place("done_from", 136), Place("done_to", 120), Place("done_text")),))
_WHO = Group(
    N_("Người được ghi"),
    ((Place("sex", 112), Place("membership", 176), Place("ethnicity", 112), Place("topic")),),
)
_PROPOSAL = Group(
    N_("Đề xuất của chi bộ"),
    (
        (Place("source"), Place("proposer"), Place("campaign")),
        (Place("minutes_number"), Place("present", 88), Place("agreed", 88), Place("disagreed", 104)),
    ),
)
_REVIEW = Group(
    N_("Rà soát, công khai"),
    ((Place("review"), Place("review_by"), Place("review_on", 120), Place("consent_on", 120)),),
)
_CONSENT = Group(N_("Căn cứ công khai"), ((Place("consent_on", 144),),))
_AWARD = Group(
    N_("Khen thưởng, cấp trên"),
    (
        (Place("award"), Place("award_number", 152), Place("award_on", 152)),
        (Place("higher"), Place("higher_on", 168), Place("higher_result", 160)),
    ),
)
_NOTE = Group(N_("Ghi chú"), ((Place("note"),),))
_PAPER = Group(N_("Sổ của chi bộ"), ((Place("paper_number", 176),),))

OWN_GROUPS = (_WHEN, _WHO, _PROPOSAL, _REVIEW, _AWARD, _NOTE)
UNIT_GROUPS = (_PAPER, _WHEN, _WHO, _PROPOSAL, _CONSENT, _AWARD, _NOTE)
COLUMNS = Group(
    N_("Cột riêng của cơ quan"),
    ((Place("own1"), Place("own2"), Place("own3")), (Place("own4"), Place("own5"))),
)


def names(rows: Rows) -> tuple[str, ...]:
    """Return the fields of rows, in their order."""
    return tuple(place.name for row in rows for place in row)


def only(rows: Rows, known: frozenset[str]) -> Rows:
    """Leave out the fields that are not shown here, and rows that become empty."""
    kept = (tuple(place for place in row if place.name in known) for row in rows)
    return tuple(row for row in kept if row)
