"""The rules of form of official documents as values: which set is in force, what an office may set otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from models.rules.errors import BugError, Refused
from models.rules.fact import fact
from models.rules.fields import N_

HD05, HD36, ND30 = "HD05", "HD36", "ND30"
# Hướng dẫn 05-HD/VPTW replaces Hướng dẫn 36-HD/VPTW from its own day on.
HD05_FROM = date(2026, 5, 27)

Value = str | float

# What an office may set otherwise, in the order of a page; the limits of each stand in the rule set.
OVERRIDABLE = {
    "margin_binding": N_("Lề bên đóng ghim (mm)"),
    "margin_outer": N_("Lề ngoài (mm)"),
    "margin_cross": N_("Lề trên và dưới (mm)"),
    "banner_size": N_("Cỡ chữ dòng đầu bên phải"),
    "motto_size": N_("Cỡ chữ tiêu ngữ"),
    "body_name_size": N_("Cỡ chữ tên cơ quan"),
    "issuer_rule_share": N_("Nét kẻ dưới tên cơ quan, phần của dòng"),
    "number_pattern": N_("Cách viết số, ký hiệu"),
    "pen_gap": N_("Khoảng trống để viết số, ngày (mm)"),
    "place_date_size": N_("Cỡ chữ địa danh, ngày tháng"),
    "kind_size": N_("Cỡ chữ tên loại văn bản"),
    "subject_size": N_("Cỡ chữ trích yếu"),
    "title_rule_share": N_("Nét kẻ dưới trích yếu, phần của dòng"),
    "letter_subject_size": N_("Cỡ chữ trích yếu công văn"),
    "letter_subject_prefix": N_("Chữ đứng trước trích yếu công văn"),
    "addressed_size": N_("Cỡ chữ nơi kính gửi"),
    "text_size": N_("Cỡ chữ nội dung"),
    "text_leading": N_("Khoảng cách dòng (pt)"),
    "text_indent": N_("Lùi đầu dòng (mm)"),
    "paragraph_gap": N_("Khoảng cách đoạn (pt)"),
    "part_size": N_("Cỡ chữ đề mục phần"),
    "part_gap": N_("Khoảng cách trước đề mục phần (pt)"),
    "section_gap": N_("Khoảng cách trước đề mục nhỏ (pt)"),
    "end_mark": N_("Dấu kết thúc văn bản"),
    "signature_size": N_("Cỡ chữ phần ký"),
    "signing_space": N_("Khoảng trống để ký (mm)"),
    "recipients_separator": N_("Dấu cuối dòng nơi nhận"),
    "number_size": N_("Cỡ chữ số trang"),
    "table_size": N_("Cỡ chữ trong bảng"),
    "table_leading": N_("Khoảng cách dòng trong bảng (pt)"),
}


@fact
class Limit:
    """What a value may be: from `low` to `high`, or one of `choices`."""

    low: float = 0.0
    high: float = 0.0
    choices: tuple[str, ...] = ()


@fact
class RuleSet:
    """One rule set: its values by name, the codes of the kinds of documents, what an office may set otherwise.

    `party` is False for documents of the State. `numbers_per` is "term" or "year". `sources` says where each value
    is from.
    """

    name: str
    title: str
    since: date
    party: bool
    numbers_per: str
    values: Mapping[str, Value]
    codes: Mapping[str, str]
    limits: Mapping[str, Limit]
    sources: Mapping[str, str]

    def __getitem__(self, name: str) -> float:
        """Return a measure."""
        value = self.values[name]
        if isinstance(value, str):
            raise BugError("rule_not_a_measure", name)
        return value

    def word(self, name: str) -> str:
        """Return a word, a style or a pattern."""
        return str(self.values[name])

    def code(self, kind: str) -> str:
        """Return what stands for a kind of document in its symbol; "" where nothing does."""
        return self.codes.get(kind, "")


def rules_on(day: date, party: bool = True) -> str:
    """Return the rule set in force on a day for documents of the Party, or of the State."""
    if not party:
        return ND30
    return HD05 if day >= HD05_FROM else HD36


def read_rules(data: Mapping[str, Any]) -> RuleSet:
    """Return the rule set of a data file."""
    entries = data["values"]
    return RuleSet(
        name=data["id"],
        title=data["name"],
        since=date.fromisoformat(data["from"]),
        party=bool(data["party"]),
        numbers_per=data["numbers_per"],
        values=MappingProxyType({name: _value(entry["value"]) for name, entry in entries.items()}),
        codes=MappingProxyType({kind: entry["value"] for kind, entry in data["codes"].items()}),
        limits=MappingProxyType({name: limit for name, entry in entries.items() if (limit := _limit(entry))}),
        sources=MappingProxyType({name: entry["source"] for name, entry in entries.items()}),
    )


def _value(value: Any) -> Value:
    return value if isinstance(value, str) else float(value)


def _limit(entry: Mapping[str, Any]) -> Limit | None:
    if "range" in entry:
        low, high = entry["range"]
        return Limit(float(low), float(high))
    return Limit(choices=tuple(entry["choices"])) if "choices" in entry else None


def checked_override(rules: RuleSet, name: str, value: object) -> Value:
    """Return a value that an office may set; Refused rule_unknown, rule_range or rule_choice."""
    limit = rules.limits.get(name)
    if limit is None:
        raise Refused("rule_unknown", label=OVERRIDABLE.get(name, name), rules=rules.title)
    if limit.choices:
        return _chosen(rules, name, value, limit)
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        number = float("nan")
    if not limit.low <= number <= limit.high:
        low, high = _shown(limit.low), _shown(limit.high)
        raise Refused("rule_range", label=OVERRIDABLE[name], value=value, low=low, high=high, rules=rules.title)
    return number


def _chosen(rules: RuleSet, name: str, value: object, limit: Limit) -> str:
    if value not in limit.choices:
        choices = "; ".join(f"“{choice}”" for choice in limit.choices)
        raise Refused("rule_choice", label=OVERRIDABLE[name], value=value, choices=choices, rules=rules.title)
    return str(value)


def _shown(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def overridden(rules: RuleSet, overrides: Mapping[str, Value]) -> RuleSet:
    """Return a rule set with an office's own values, each of them checked."""
    if not overrides:
        return rules
    own = {name: checked_override(rules, name, value) for name, value in overrides.items()}
    return replace(rules, values=MappingProxyType({**rules.values, **own}))
