"""Where the buttons of Hôm nay lead, by a line's action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.rules.fact import fact
from models.rules.facts import HomeLine
from models.rules.periods import Period
from ui.page import Context


@fact
class Way:
    """Where a button leads."""

    page: str
    context: Context


def leads(line: HomeLine) -> bool:
    """Say whether a line's button has somewhere to lead."""
    return line.action in _WAYS


def way_of(line: HomeLine) -> Way:
    """Return where a line's button leads."""
    return _WAYS[line.action](line.target)


def way_to_points(line: HomeLine) -> Way:
    """Return the list of what is still to be looked at in a period: its lượt proposed, its slips, its lượt unmet."""
    period = Period.parse(str(line.values["period"]))
    if line.values["points"] or not line.values["slips"]:
        state = "proposed" if line.values["points"] else "entered"
        return Way("honours", {"register": "own", "year": str(period.year), "state": state, "period": period.key})
    month = f"{period.year:04d}-{period.end:02d}"
    return Way("slips", {"month": month, "state": "incomplete"})


def _to_units(target: dict[str, Any]) -> Way:
    return Way("units", {"act": "paste"})


def _to_form(target: dict[str, Any]) -> Way:
    return Way("form", {})


def _to_entry(target: dict[str, Any]) -> Way:
    return Way("honours", {"new": "own"})


def _to_round(target: dict[str, Any]) -> Way:
    return Way("round", dict(target))


def _to_new_round(target: dict[str, Any]) -> Way:
    return Way("round", {"new": dict(target)})


def _to_period(target: dict[str, Any]) -> Way:
    return Way("periods", dict(target))


def _to_waiting(target: dict[str, Any]) -> Way:
    return Way("honours", {"register": "own", "state": "proposed"})


def _to_reported(target: dict[str, Any]) -> Way:
    return Way("honours", {"register": "units", "state": "reported"})


def _to_slips(target: dict[str, Any]) -> Way:
    return Way("slips", dict(target))


def _to_reminder(target: dict[str, Any]) -> Way:
    return Way("slips", {**target, "act": "remind"})


def _to_topics(target: dict[str, Any]) -> Way:
    return Way("topics", dict(target))


def _to_year(target: dict[str, Any]) -> Way:
    return Way("new_year", dict(target))


def _to_backup(target: dict[str, Any]) -> Way:
    return Way("care", {"act": "backup"})


def _to_usb(target: dict[str, Any]) -> Way:
    return Way("care", {"act": "copy"})


def _to_answer(target: dict[str, Any]) -> Way:
    return Way("paper", {**target, "act": "answer"})


def _to_signed(target: dict[str, Any]) -> Way:
    return Way("paper", {**target, "unsigned": True})


def _to_report(target: dict[str, Any]) -> Way:
    return Way("documents", dict(target))


def _to_number(target: dict[str, Any]) -> Way:
    return Way("documents", {**target, "act": "number"})


def _to_attach(target: dict[str, Any]) -> Way:
    return Way("documents", {**target, "act": "attach"})


def _to_upload(target: dict[str, Any]) -> Way:
    return Way("documents", {**target, "waiting": True})


# Draft's register → the page of its form, and what the record is called on the way there.
_FORM_PAGES = {
    "unit": ("units", "unit"),
    "person": ("people", "person"),
    "selection_round": ("round", "round"),
    "page_form": ("form", ""),
    "setting": ("settings", ""),
    "official_document": ("documents", "document"),
}


def _to_draft(target: dict[str, Any]) -> Way:
    form, record = str(target["form"]), str(target["record"])
    if form in ("honour_entry", "reported_deed"):
        return Way("honours", {"draft": (form, record)})
    if form == "monthly_slip":
        unit, _colon, month = record.rpartition(":")
        return Way("slip", {"unit": unit, "month": month})
    if form == "topic":
        month, occasion, _kind = record.split(":")
        return Way("topics", {"month": month, "occasion": occasion})
    page, name = _FORM_PAGES[form]
    return Way(page, {name: record} if name else {})


_WAYS: dict[str, Callable[[dict[str, Any]], Way]] = {
    "start_units": _to_units,
    "start_form": _to_form,
    "start_entry": _to_entry,
    "resume": _to_draft,
    "open_round": _to_round,
    "start_round": _to_new_round,
    "close_period": _to_period,
    "show_waiting": _to_waiting,
    "show_reported": _to_reported,
    "enter_slips": _to_slips,
    "show_slips": _to_slips,
    "copy_reminder": _to_reminder,
    "add_topic": _to_topics,
    "start_year": _to_year,
    "make_backup": _to_backup,
    "copy_to_usb": _to_usb,
    "answer_print": _to_answer,
    "attach_signed": _to_signed,
    "write_report": _to_report,
    "go_on_report": _to_report,
    "number_paper": _to_number,
    "attach_paper": _to_attach,
    "upload_papers": _to_upload,
}
