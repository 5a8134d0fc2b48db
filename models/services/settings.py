"""How this office is named, who signs, its dates and house settings: single facts, journalled like any other."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from models.rules import codes
from models.rules.errors import BugError, Refused
from models.rules.facts import OfficeFacts, Problem
from models.rules.text import clean_text
from models.storage.office import Office

_AUTHORITY = {"commune": "T/M BAN THƯỜNG VỤ", "cell": "T/M CHI BỘ", "upper": "T/M BAN THƯỜNG VỤ"}
_TEXTS = (
    "unit", "superior", "body", "name", "province", "place", "keeper", "keeper_title", "signatory", "term", "upper",
)  # fmt: skip
DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(_TEXTS, ""),
    "level": "commune",
    "signatory_title": "BÍ THƯ",
    "authority": None,
    "practice": False,
    "slip_day": 10,
    "meeting_day": 14,
    "cutoff_day": None,
    "report_day": 25,
    "repeat_months": 12,
    "continue_pages": False,
    "show_ethnicity": False,
    "show_telephone": False,
    "spelling": "uỷ",
    "automatic_numbers": False,
}
# In an office where all is invented it stays this day.
SAMPLE_DAY = date(2026, 11, 20)
_DAYS = frozenset({"slip_day", "meeting_day", "cutoff_day", "report_day"})
_MONTHS_APART = range(61)


def facts(office: Office) -> OfficeFacts:
    """Return how this office names itself and works; what was never set has its default."""
    known = {**DEFAULTS, **_stored(office)}
    if known["authority"] is None:
        known["authority"] = _AUTHORITY[known["level"]]
    return OfficeFacts(uuid=office.uuid, **{name: known[name] for name in DEFAULTS})


def change(office: Office, **settings: Any) -> None:
    """Write the settings that differ, in one act; Refused setting_… writes none."""
    read = checked(settings)
    with office.act("settings"):
        for name, value in read.items():
            put_setting(office, name, value)


def checked(settings: dict[str, Any]) -> dict[str, Any]:
    """Return settings as they would be written; Refused setting_…."""
    return {name: _read(name, value) for name, value in settings.items()}


def setting(office: Office, key: str, default: Any = None) -> Any:
    """Return one setting's value."""
    found = office.rows("SELECT value FROM setting WHERE key = ? AND deleted IS NULL", (key,))
    return json.loads(found[0][0]) if found else default


def put_setting(office: Office, key: str, value: Any) -> None:
    """Write one setting, anything that JSON can say, as an act or as part of the one that runs."""
    from models.tables.system import Setting

    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    found = Setting.get_or_none(Setting.key == key)
    with office.act("settings", key) as writer:
        if found is None:
            writer.create(Setting, key=key, value=text)
            return
        if found.deleted is not None:
            writer.restore(found)
        writer.update(found, value=text)


def _stored(office: Office) -> dict[str, Any]:
    return {
        key: json.loads(value) for key, value in office.rows("SELECT key, value FROM setting WHERE deleted IS NULL")
    }


def _read(name: str, value: Any) -> Any:
    if name not in DEFAULTS:
        raise BugError(f"no setting {name}")
    if isinstance(value, str):
        value = clean_text(value)
    if name in _DAYS and not (value in range(1, 32) or (value is None and name == "cutoff_day")):
        raise Refused("setting_day", key=name, value=value)
    if name == "repeat_months" and value not in _MONTHS_APART:
        raise Refused("setting_months", value=value)
    if name == "spelling" and value not in codes.labels(codes.SPELLINGS):
        raise Refused("setting_spelling", value=value)
    if name == "level" and value not in codes.labels(codes.LEVELS):
        raise Refused("setting_level", value=value)
    return value


def hidden_fields(office: Office) -> frozenset[str]:
    """Return the sensitive fields that this office has not asked for."""
    known = facts(office)
    wanted = {"ethnicity": known.show_ethnicity, "telephone": known.show_telephone}
    return frozenset(name for name, shown in wanted.items() if not shown)


def switched_off(office: Office, texts: dict[str, str]) -> tuple[Problem, ...]:
    """Return a problem for each typed text of a field that this office does not keep."""
    return tuple(Problem(name, "field_off") for name in sorted(hidden_fields(office)) if texts.get(name, "").strip())
