"""Dates and numbers as Vietnamese offices write and read them; what is unclear is asked, never guessed."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal

from models.rules.errors import Refused
from models.rules.fields import N_
from models.rules.names import fold

FIRST_YEAR = 1900
LAST_YEAR = 2100
_DATE_WORDS = frozenset({"ngay", "thang", "nam"})
# Any eight years hold two 29 Februaries (from 1901 to 2099), any other day eight times.
_YEARS_BACK = 8

_WEEKDAYS = (
    N_("thứ Hai"),
    N_("thứ Ba"),
    N_("thứ Tư"),
    N_("thứ Năm"),
    N_("thứ Sáu"),
    N_("thứ Bảy"),
    N_("Chủ nhật"),
)
_MONTHS = (
    N_("tháng 1"),
    N_("tháng 2"),
    N_("tháng 3"),
    N_("tháng 4"),
    N_("tháng 5"),
    N_("tháng 6"),
    N_("tháng 7"),
    N_("tháng 8"),
    N_("tháng 9"),
    N_("tháng 10"),
    N_("tháng 11"),
    N_("tháng 12"),
)

_SPACES = re.compile(r"\s+")
_CURRENCY = re.compile(r"\s*(đồng|vnđ|vnd|đ|₫)$", re.IGNORECASE)
_PLAIN = re.compile(r"\d+(,\d+)?")
_DOTS = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
_SPACED = re.compile(r"\d{1,3}( \d{3})+(,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(,\d{3}){2,}(\.\d+)?|\d{1,3}(,\d{3})+\.\d+")
_COMMA_IN_DOUBT = re.compile(r"[1-9]\d{0,2},\d{3}")
_DOT_IN_DOUBT = re.compile(r"\d+\.\d+")


def parse_date(text: str, today: date) -> date:
    """Read a day with its full year (dd/mm/yyyy, ddmmyyyy, yyyy-mm-dd, ngày … tháng … năm …).

    Refused with date_impossible (no such day), date_far (before 1900 or after next year), or date_unclear, whose
    `candidates` are the days that may be meant, likeliest first.
    """
    tokens = _date_tokens(text)
    if len(tokens) == 2 and _are_short(tokens):
        raise _unclear(text, _recent_days(text, int(tokens[0]), int(tokens[1]), today))
    if len(tokens) != 3:
        raise _unclear(text, ())
    day, month, year = tokens if len(tokens[0]) != 4 else reversed(tokens)
    if not _are_short((day, month)) or len(year) not in (2, 4):
        raise _unclear(text, ())
    if len(year) == 2:
        raise _unclear(text, _century_days(text, int(day), int(month), int(year), today))
    return _near(text, _real_day(text, int(day), int(month), int(year)), today)


def parse_month(text: str) -> tuple[int, int]:
    """Read (year, month) from 5/2027, 052027, 2027-05 or tháng 5 năm 2027; Refused month_unclear."""
    tokens = _date_tokens(text)
    if len(tokens) == 1 and re.fullmatch(r"\d{6}", tokens[0]):
        tokens = [tokens[0][:2], tokens[0][2:]]
    if len(tokens) == 2 and len(tokens[0]) == 4:
        tokens.reverse()
    if [len(token) for token in tokens] not in ([1, 4], [2, 4]):
        raise Refused("month_unclear", text=text)
    month, year = int(tokens[0]), int(tokens[1])
    if not (1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        raise Refused("month_unclear", text=text)
    return year, month


def parse_year(text: str) -> int:
    """Read a year of four digits from 1900 to 2100, "năm" before it allowed; Refused year_unclear."""
    tokens = _date_tokens(text)
    if len(tokens) != 1 or len(tokens[0]) != 4 or not FIRST_YEAR <= int(tokens[0]) <= LAST_YEAR:
        raise Refused("year_unclear", text=text)
    return int(tokens[0])


def parse_number(text: str) -> Decimal:
    """Read a number: dots or spaces part thousands, a comma parts decimals, "đồng" may follow.

    Refused number_unclear; `candidates` (Decimals) hold the readings where a foreign habit may be meant, as in 1,234.
    """
    number = _CURRENCY.sub("", _SPACES.sub(" ", text).strip())
    sign, digits = ("-", number[1:].strip()) if number[:1] in ("-", "\u2212") else ("", number)
    if not digits.isascii():
        raise _number_unclear(text)
    if _COMMA_IN_DOUBT.fullmatch(digits):
        raise _number_unclear(text, sign + digits.replace(",", ""), sign + digits.replace(",", "."))
    if _COMMAS.fullmatch(digits):
        return Decimal(sign + digits.replace(",", ""))
    if _PLAIN.fullmatch(digits) or _DOTS.fullmatch(digits) or _SPACED.fullmatch(digits):
        return Decimal(sign + digits.replace(".", "").replace(" ", "").replace(",", "."))
    if _DOT_IN_DOUBT.fullmatch(digits):
        raise _number_unclear(text, sign + digits)
    raise _number_unclear(text)


def parse_whole(text: str) -> int:
    """Read a whole number as parse_number does; Refused number_not_whole when decimals stand in it."""
    number = parse_number(text)
    if number != int(number):
        raise Refused("number_not_whole", text=text)
    return int(number)


def number_text(number: int | Decimal) -> str:
    """Return the number with dots between thousands and a decimal comma, as parse_number reads it."""
    return f"{number:,f}".translate(str.maketrans(",.", ".,")) if isinstance(number, Decimal) else _grouped(number)


def short_date(day: date) -> str:
    """Return dd/mm/yyyy, the form of screens and lists."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def doc_date(day: date) -> str:
    """Return the date in words of a document: days below 10 and months 1, 2 padded (HD 05, item 4.2.2)."""
    return f"ngày {day.day:02d} tháng {_doc_month(day.month)} năm {day.year:04d}"


def doc_slash(day: date) -> str:
    """Return the slashed date inside a document's text, padded like doc_date: 09/7/2025."""
    return f"{day.day:02d}/{_doc_month(day.month)}/{day.year:04d}"


def weekday_name(day: date) -> str:
    """Return the msgid of the weekday: thứ Hai … Chủ nhật."""
    return _WEEKDAYS[day.weekday()]


def month_name(month: int) -> str:
    """Return the msgid of a month 1–12: tháng 5."""
    return _MONTHS[month - 1]


def time_words(moment: time) -> str:
    """Return a time of day as minutes write it: 7 giờ 30, 14 giờ 05."""
    return f"{moment.hour} giờ {moment.minute:02d}"


def _date_tokens(text: str) -> list[str]:
    words = [word for word in fold(text).split() if word not in _DATE_WORDS]
    if not all(re.fullmatch(r"[0-9]{1,8}", word) for word in words):
        return []
    if len(words) == 1 and len(words[0]) == 8:
        return [words[0][:2], words[0][2:4], words[0][4:]]
    return words


def _are_short(tokens: tuple[str, ...] | list[str]) -> bool:
    return all(len(token) <= 2 for token in tokens)


def _real_day(text: str, day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused("date_impossible", text=text) from None


def _near(text: str, day: date, today: date) -> date:
    if FIRST_YEAR <= day.year <= today.year + 1:
        return day
    raise Refused("date_far", text=text, low=FIRST_YEAR, high=today.year + 1)


def _recent_days(text: str, day: int, month: int, today: date) -> tuple[date, ...]:
    years = range(today.year, today.year - _YEARS_BACK, -1)
    return _some_real(text, [(year, month, day) for year in years])[:2]


def _century_days(text: str, day: int, month: int, year: int, today: date) -> tuple[date, ...]:
    years = [century + year for century in (2000, 1900) if century + year <= today.year + 1]
    return _some_real(text, [(each, month, day) for each in years])


def _some_real(text: str, parts: list[tuple[int, int, int]]) -> tuple[date, ...]:
    """Return the days that exist; Refused date_impossible when none does."""
    days = []
    for year, month, day in parts:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        raise Refused("date_impossible", text=text)
    return tuple(days)


def _unclear(text: str, candidates: tuple[date, ...]) -> Refused:
    return Refused("date_unclear", text=text, candidates=candidates)


def _number_unclear(text: str, *candidates: str) -> Refused:
    return Refused("number_unclear", text=text, candidates=tuple(map(Decimal, candidates)))


def _doc_month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def _grouped(number: int) -> str:
    return f"{number:,d}".replace(",", ".")
