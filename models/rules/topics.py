"""Chủ đề học Bác: for which chi bộ, on which occasion, and which a chi bộ is given."""

from __future__ import annotations

from models.rules.fields import N_, Choice

RURAL, AGENCY, ALL = "rural", "agency", "all"
MONTHLY, QUARTERLY = "month", "quarter"

TOPIC_KINDS = (
    Choice(RURAL, N_("Chi bộ nông thôn")),
    Choice(AGENCY, N_("Chi bộ cơ quan, đơn vị")),
    Choice(ALL, N_("Chung cho các chi bộ")),
)
OCCASIONS = (Choice(MONTHLY, N_("Sinh hoạt thường kỳ")), Choice(QUARTERLY, N_("Sinh hoạt chuyên đề quý")))
ORIGINS = (Choice("typed", N_("nhập tại đây")), Choice("received", N_("nhận từ cấp trên")))

_AGENCIES = frozenset({"cell_agency", "grassroots"})


def kind_for(unit_kind: str) -> str:
    """Return the kind of topic that a unit is given; villages learn with the rural cells."""
    return AGENCY if unit_kind in _AGENCIES else RURAL


def lacking(there: frozenset[str], wanted: frozenset[str]) -> tuple[str, ...]:
    """Return the kinds of chi bộ that no topic speaks to yet."""
    return () if ALL in there else tuple(kind for kind in (RURAL, AGENCY) if kind in wanted - there)
