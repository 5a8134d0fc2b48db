"""The rule sets of the form of documents, read from their data files."""

from __future__ import annotations

import json
from functools import cache

from models.rules.errors import BugError
from models.rules.rulesets import HD05, HD36, ND30, RuleSet, read_rules
from resources import find


@cache
def rule_set(name: str = HD05) -> RuleSet:
    """Return a rule set by its name: HD05, HD36 or ND30."""
    if name not in (HD05, HD36, ND30):
        raise BugError("rule_set_unknown", name)
    return read_rules(json.loads(find(f"rules/{name}.json").read_text(encoding="utf-8")))
