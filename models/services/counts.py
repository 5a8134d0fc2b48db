"""Counts over many lượt in one statement, by the same rule of who is the same as models.rules.counting."""

from __future__ import annotations

from models.rules.codes import COLLECTIVE, PERSON, State
from models.rules.counting import Counted
from models.services import lists
from models.services.lists import Listing
from models.storage.office import Office

NONE = Counted(0, 0, 0, 0, 0, 0, 0)
# The same for the same person or collective; without a link those of one name born in one year, or in one unit.
_WHO = """COALESCE(CAST(COALESCE(person_id, collective_id) AS TEXT),
folded_name || '|' || COALESCE(birth_year, 'u' || unit_id))"""
_COLUMNS = (
    "kind",
    f"SUM(state <> '{State.CANCELLED}')",
    f"COUNT(DISTINCT CASE WHEN state <> '{State.CANCELLED}' THEN {_WHO} END)",
    "COUNT(*)",
    f"SUM(state = '{State.WITHDRAWN}')",
)


def listed(office: Office, listing: Listing) -> Counted:
    """Count the rows of a list: what was cancelled is no lượt, what was withdrawn still is."""
    rows = {row[0]: row[1:] for row in lists.grouped(office, listing, _COLUMNS, "kind")}
    people, groups = rows.get(PERSON, (0, 0, 0, 0)), rows.get(COLLECTIVE, (0, 0, 0, 0))
    luot = people[0] + groups[0]
    every = people[2] + groups[2]
    return Counted(luot, people[0], people[1], groups[0], groups[1], every - luot, people[3] + groups[3])
