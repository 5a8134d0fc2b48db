"""Counts over many lượt in one statement, by the same rule of who is the same as models.rules.counting."""

from __future__ import annotations

from typing import Any

import peewee

from models.rules.codes import COLLECTIVE, PERSON, State
from models.rules.counting import Counted
from models.services import lists
from models.services.lists import Listing
from models.storage.office import Office

NONE = Counted(0, 0, 0, 0, 0, 0, 0)


def listed(office: Office, listing: Listing) -> Counted:
    """Count the rows of a list: what was cancelled is no lượt, what was withdrawn still is."""
    model: Any = listing.model
    standing = model.state != str(State.CANCELLED)
    columns = (
        model.kind,
        peewee.fn.SUM(peewee.Case(None, [(standing, 1)], 0)),
        peewee.fn.COUNT(peewee.Case(None, [(standing, who(model))]).distinct()),
        peewee.fn.COUNT(peewee.SQL("*")),
        peewee.fn.SUM(peewee.Case(None, [(model.state == str(State.WITHDRAWN), 1)], 0)),
    )
    rows = {row[0]: row[1:] for row in lists.grouped(listing, columns, model.kind)}
    people, groups = rows.get(PERSON, (0, 0, 0, 0)), rows.get(COLLECTIVE, (0, 0, 0, 0))
    luot = people[0] + groups[0]
    every = people[2] + groups[2]
    return Counted(luot, people[0], people[1], groups[0], groups[1], every - luot, people[3] + groups[3])


def who(model: Any) -> Any:
    """Return the expression that is the same for the same person or collective."""
    known = peewee.fn.COALESCE(model.person, model.collective)
    apart = peewee.fn.COALESCE(model.birth_year, peewee.Value("u").concat(model.unit))
    named = model.folded_name.concat("|").concat(apart)
    return peewee.fn.COALESCE(known.cast("TEXT"), named)
