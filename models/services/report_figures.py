"""What a periodical report says in numbers: gathered from the records up to the cut-off, with its annex tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import peewee

from models.rules import counting as rules
from models.rules import schedule
from models.rules.codes import STATES, State, labels
from models.rules.dates import doc_slash, number_text
from models.rules.documents import TableBlock
from models.rules.fact import fact
from models.rules.numerals import padded
from models.rules.periods import MONTH, Period
from models.rules.report import ReportFacts, SlipSums
from models.rules.schedule import EventKind
from models.services import books, calendar_days, counting, slips_units
from models.services.slips_grid import ordered
from models.services.slips_units import SlipUnit
from models.storage.office import Office
from models.tables.honours import Book, HonourEntry, ReportedDeed
from models.tables.slips import MonthlySlip

BY_UNIT, ENTERED = "by_unit", "entered"
_STATED = ("present", "reviewed", "commended", "reminded", "sessions", "listeners", "households")
_UNIT_HEAD = (
    "STT", "Chi bộ", "Đảng viên", "Dự họp", "Tự soi, tự sửa", "Buổi tuyên vận", "Lượt nghe", "Gương báo lên",
    "Ghi danh", "Ghi chú",
)  # fmt: skip
_UNIT_WIDTHS = (13.0, 67.0, 20.0, 19.0, 21.0, 23.0, 19.0, 21.0, 21.0, 33.0)
_ENTRY_HEAD = ("Số", "Họ và tên, tên tập thể", "Chi bộ", "Nội dung việc làm, cách làm hay", "Ngày ghi sổ", "Ghi chú")
_ENTRY_WIDTHS = (14.0, 52.0, 45.0, 92.0, 26.0, 28.0)


@fact
class _Owed:
    """One unit's slip of one month, in or not."""

    unit: SlipUnit
    month: str
    slip: MonthlySlip | None
    due: date


def facts(office: Office, period: Period, cutoff: date, before: date) -> ReportFacts:
    """Return what a report of a period says; `before` is the last day that the report before has told of."""
    owed, kept = _owed(office, period, cutoff), _Books(office, cutoff)
    return ReportFacts(
        period=period,
        cutoff=cutoff,
        slips=_sums(owed, period, _late_slips(office, period, before, cutoff)),
        deeds=sum(_deeds(period, cutoff).values()),
        entered=_counted(office, kept, period),
        cumulative=_counted(office, kept, _whole_year(period)),
        late=_late(kept, period, before),
        cancelled=_ended(office, State.CANCELLED, before, cutoff),
        withdrawn=_ended(office, State.WITHDRAWN, before, cutoff),
    )


def _keys(period: Period) -> list[str]:
    return [f"{period.year:04d}-{number:02d}" for number in period.months]


def _owed(office: Office, period: Period, cutoff: date) -> list[_Owed]:
    """Return every slip that is owed of the months begun by the cut-off, those that came after it as not in."""
    first, last = _first_month(), f"{cutoff:%Y-%m}"
    months = [key for key in _keys(period) if first <= key <= last]
    query = MonthlySlip.select().where(MonthlySlip.month.in_(months), MonthlySlip.deleted.is_null())
    there = {(slip.unit_id, slip.month): slip for slip in reversed(ordered(query))}
    dates, found = calendar_days.rules(office), []
    for unit in slips_units.listed(office):
        for month in months:
            due = schedule.due(dates, EventKind.SLIPS, month)
            slip = there.get((unit.row, month))
            if slip is not None or unit.owes(month, due):
                found.append(_Owed(unit, month, slip if _in_by(slip, cutoff) else None, due))
    return found


def _first_month() -> str:
    """Return the month of the first slip of all: nobody was asked for one before slips were taken here."""
    return str(MonthlySlip.select(peewee.fn.MIN(MonthlySlip.month)).where(MonthlySlip.deleted.is_null()).scalar() or "")


def _in_by(slip: MonthlySlip | None, day: date) -> bool:
    return slip is not None and (slip.received_on is None or slip.received_on <= day)


def _sums(owed: Sequence[_Owed], period: Period, late: tuple[tuple[str, str], ...]) -> SlipSums:
    slips = [one.slip for one in owed if one.slip is not None]
    stated = {name: _sum(slips, name) for name in _STATED}
    return SlipSums(
        total=len(owed),
        received=len(slips),
        missing=_missing(owed, period),
        members=sum(slip.members or 0 for slip in _newest(owed)),
        of_present=sum(slip.members or 0 for slip in slips if slip.present is not None),
        of_reviewed=sum(slip.members or 0 for slip in slips if slip.reviewed is not None),
        petitions=sum(_lines(slip.petitions) for slip in slips),
        late=late,
        **stated,
    )


def _sum(slips: Iterable[MonthlySlip], name: str) -> int:
    return sum(getattr(slip, name) or 0 for slip in slips)


def _lines(text: str | None) -> int:
    return sum(bool(line.strip()) for line in (text or "").splitlines())


def _newest(owed: Iterable[_Owed]) -> Iterable[MonthlySlip]:
    """Return each unit's last slip that states its members: their number is a state, not a flow."""
    newest: dict[int, MonthlySlip] = {}
    for one in owed:
        if one.slip is not None and one.slip.members is not None:
            newest[one.unit.row] = one.slip
    return newest.values()


def _missing(owed: Iterable[_Owed], period: Period) -> tuple[str, ...]:
    months: dict[str, list[str]] = {}
    for one in owed:
        if one.slip is None:
            months.setdefault(one.unit.name, []).append(str(int(one.month[5:])))
    if period.length == MONTH:
        return tuple(months)
    return tuple(f"{name} (tháng {', '.join(told)})" for name, told in months.items())


def _late_slips(office: Office, period: Period, before: date, cutoff: date) -> tuple[tuple[str, str], ...]:
    """Return slips of earlier months that came after the report before and up to this cut-off."""
    names = {unit.row: unit.name for unit in slips_units.listed(office)}
    query = MonthlySlip.select().where(
        MonthlySlip.month < f"{period.first:%Y-%m}",
        MonthlySlip.received_on > before,
        MonthlySlip.received_on <= cutoff,
        MonthlySlip.deleted.is_null(),
        MonthlySlip.chosen == True,  # noqa: E712 - a column, not a value
    )
    told = query.order_by(MonthlySlip.month, MonthlySlip.received_on, MonthlySlip.id)
    return tuple((names[slip.unit_id], slip.month) for slip in told if slip.unit_id in names)


def _deeds(period: Period, cutoff: date) -> Counter[int]:
    """Count the deeds that units reported for a period, by unit; one on a slip came with the slip."""
    query = ReportedDeed.select(ReportedDeed, MonthlySlip).join(MonthlySlip, "LEFT JOIN")
    query = query.where(ReportedDeed.month.in_(_keys(period)), ReportedDeed.deleted.is_null())
    return Counter(deed.unit_id for deed in query if deed.slip_id is None or _in_by(deed.slip, cutoff))


@fact
class _Given:
    """One number of a book, as much as a report asks of it."""

    number: int
    period: str
    entered_on: date | None
    late: bool
    unit: int
    state: str


class _Books:
    """The office's own books with what was given in them by a day, each read once."""

    def __init__(self, office: Office, cutoff: date) -> None:
        self._office, self._cutoff = office, cutoff
        self._given: dict[int, list[_Given]] = {}

    def given(self, year: int) -> list[_Given]:
        """Return the numbers of a year's book that were given by the cut-off."""
        if year not in self._given:
            book = books.known(self._office, year)
            self._given[year] = [] if book is None else [one for one in _read(book) if _by(one, self._cutoff)]
        return self._given[year]

    def of(self, period: Period) -> list[_Given]:
        """Return the numbers that belong to a period."""
        whole: dict[str, Period] = {}
        return [one for one in self.given(period.year) if _belongs(one, period, whole)]


def _read(book: Book) -> list[_Given]:
    entry = HonourEntry
    fields = (entry.number, entry.period, entry.entered_on, entry.late_from, entry.unit, entry.state)
    query = entry.select(*fields).where(entry.book == book, entry.number.is_null(False)).order_by(entry.number)
    return [_Given(row[0], row[1], row[2], bool(row[3]), row[4], row[5]) for row in query.tuples()]


def _by(one: _Given, day: date) -> bool:
    return one.entered_on is None or one.entered_on <= day


def _belongs(one: _Given, period: Period, known: dict[str, Period]) -> bool:
    """Tell whether an entry is of a period; one of a longer period than the report's counts by its day."""
    if one.period not in known:
        known[one.period] = Period.parse(one.period)
    own = known[one.period]
    if own.length > period.length:
        return one.entered_on is not None and period.contains(one.entered_on)
    return period.contains(own.first) and period.contains(own.last)


def _counted(office: Office, kept: _Books, period: Period) -> rules.Counted:
    book = books.known(office, period.year)
    if book is None:
        return rules.count(())
    wanted = {one.number for one in kept.of(period)}
    return rules.count(one.row for one in counting.numbered(office, book) if one.number in wanted)


def _whole_year(period: Period) -> Period:
    """Return the year of a period; the cut-off ends what is counted of it."""
    return Period(period.year, 12, 12)


def _late(kept: _Books, period: Period, before: date) -> tuple[int, ...]:
    """Return the numbers that an earlier report should have told of: late for a closed period, or given after it."""
    found, known = [], dict[str, Period]()
    for year in sorted({before.year, period.year - (period.months[0] == 1), period.year}):
        for one in kept.given(year):
            closed = one.late and _belongs(one, period, known)
            given = one.entered_on is not None and one.entered_on > before
            if closed or (given and Period.parse(one.period).last < period.first):
                found.append(one.number)
    return tuple(sorted(found))


def _ended(office: Office, state: State, before: date, cutoff: date) -> tuple[int, ...]:
    found: list[int] = []
    for year in range(before.year - 1, cutoff.year + 1):
        book = books.known(office, year)
        query = HonourEntry.select(HonourEntry.number).where(
            HonourEntry.book == book,
            HonourEntry.state == str(state),
            HonourEntry.end_on > before,
            HonourEntry.end_on <= cutoff,
            HonourEntry.number.is_null(False),
        )
        found += [] if book is None else [number for (number,) in query.order_by(HonourEntry.number).tuples()]
    return tuple(found)


def by_unit(office: Office, period: Period, cutoff: date) -> TableBlock:
    """Return the annex by chi bộ: what each stated, reported and had entered, with the sum below."""
    owed, deeds = _owed(office, period, cutoff), _deeds(period, cutoff)
    entries = _Books(office, cutoff).of(period)
    entered = Counter(entry.unit for entry in entries if entry.state != State.CANCELLED)
    mine: dict[int, list[_Owed]] = {}
    for one in owed:
        mine.setdefault(one.unit.row, []).append(one)
    rows, sums = [], Counter[int]()
    for place, told in enumerate(mine.values(), 1):
        unit = told[0].unit
        numbers = _unit_numbers(told, deeds[unit.row], entered[unit.row])
        sums.update({at: number for at, number in enumerate(numbers) if number is not None})
        rows.append((str(place), unit.full_name, *map(_cell, numbers), _remark(told)))
    total = ("", "Cộng", *(_cell(sums[at]) for at in range(7)), "")
    return TableBlock((_UNIT_HEAD, *rows, total), _UNIT_WIDTHS, tuple(range(2, 9)), total=True)


def _unit_numbers(told: Sequence[_Owed], deeds: int, entered: int) -> tuple[int | None, ...]:
    slips = [one.slip for one in told if one.slip is not None]
    if not slips:
        return (None, None, None, None, None, deeds or None, entered or None)
    members = sum(slip.members or 0 for slip in _newest(told))
    stated = [_sum(slips, name) for name in ("present", "reviewed", "sessions", "listeners")]
    return (members, *stated, deeds, entered)


def _cell(number: int | None) -> str:
    return "" if number is None else number_text(number)


def _remark(told: Sequence[_Owed]) -> str:
    missing = [str(int(one.month[5:])) for one in told if one.slip is None]
    if missing:
        return "Chưa nộp phiếu" if len(told) == 1 else f"Chưa nộp phiếu tháng {', '.join(missing)}"
    late = [
        one.slip.received_on for one in told if one.slip and one.slip.received_on and one.slip.received_on > one.due
    ]
    return f"Nộp ngày {doc_slash(late[0])}" if len(told) == 1 and late else ""


def entered(office: Office, period: Period, cutoff: date) -> TableBlock:
    """Return the annex of the period's lượt, those that ended marked."""
    numbers = {one.number for one in _Books(office, cutoff).of(period)}
    entry = HonourEntry
    fields = (entry.number, entry.name, entry.unit_name, entry.deed, entry.entered_on, entry.state)
    query = entry.select(*fields).where(entry.book == books.known(office, period.year)).order_by(entry.number)
    rows = (_entry_row(row) for row in query.tuples() if row[0] in numbers) if numbers else ()
    return TableBlock((_ENTRY_HEAD, *rows), _ENTRY_WIDTHS)


def _entry_row(row: tuple[Any, ...]) -> tuple[str, ...]:
    number, name, unit, deed, entered_on, state = row
    given = "" if entered_on is None else doc_slash(entered_on)
    ended = state in (State.CANCELLED, State.WITHDRAWN)
    return (padded(number), name, unit or "", deed, given, labels(STATES)[state].capitalize() if ended else "")


TABLES: dict[str, Any] = {BY_UNIT: by_unit, ENTERED: entered}
NAMES = {BY_UNIT: "Số liệu theo chi bộ, {period}", ENTERED: "Tập thể, cá nhân được ghi danh {period}"}
