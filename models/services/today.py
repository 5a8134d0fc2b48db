"""What Hôm nay is made of: gathered here, put in order by models.rules.home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import peewee

from models.rules import codes, home, home_documents
from models.rules.eligibility import Standing
from models.rules.paper import PrintFact, spans
from models.rules.periods import Period, cutoff
from models.rules.schedule import DayRules, EventKind, due, events
from models.rules.slip_facts import MonthCount
from models.services import (
    calendar_days,
    care,
    documents_home,
    paper,
    rounds,
    settings,
    slip_rows,
    slips_grid,
    topics,
)
from models.storage import backup
from models.storage.backup import Backup
from models.storage.office import Office
from models.tables.documents import OfficialDocument
from models.tables.honours import Book, BookPeriod, HonourEntry, PageForm, ReportedDeed, SelectionRound
from models.tables.slips import MonthlySlip
from models.tables.system import Act
from models.tables.units import Unit

_WRITTEN = (HonourEntry, ReportedDeed, MonthlySlip, OfficialDocument)
_AHEAD = timedelta(days=62)
# Looking a row up takes milliseconds: the hundreds of a half-year are looked at on the round's own page.
_LOOKED_AT = 60
_ROUNDS = {"half": EventKind.ROUND_HALF, "year": EventKind.ROUND_YEAR}


def page(office: Office, today: date) -> home.HomePage:
    """Return the whole home page of a day: at most seven lines, what was done this month, and the next date."""
    rules = calendar_days.rules(office)
    counts = slips_grid.months(office, *_months(today))
    last = foot(office)
    facts = gather(office, today)
    # What was invented need not be saved.
    real = not settings.facts(office).practice
    month = replace(
        facts,
        periods=tuple(_with_points(office, one) for one in facts.periods),
        slips=tuple(map(_slip_month, counts)),
        topics=tuple(_gaps(office, today)),
        topics_used=topics.used(office),
        needed=tuple(_needed(rules, today)),
        unsaved_since=_unsaved_since(last) if real else None,
        backup_on=date.fromisoformat(last.at[:10]) if last else None,
        usb_on=_day_of(Act.select(peewee.fn.MAX(Act.at)).where(Act.kind == care.COPIED)),
        work_since=_day_of(Act.select(Act.at).order_by(Act.seq).limit(1)) if real else None,
        open_books=_open_books(office),
        done=(*_done_slips(counts, today), *_done_rounds(today), *_done_periods(today)),
        events=events(rules, today, today + _AHEAD),
        others=tuple(home_documents.lines(documents_home.facts(office, rules, today), today)),
    )
    return home.page(month, today)


def foot(office: Office) -> Backup | None:
    """Return the last readable backup, or None where there is none yet."""
    return backup.newest(office.folder, office.key)


def gather(office: Office, today: date) -> home.HomeFacts:
    """Return what the honour book and what was left half typed give the home page."""
    free = HonourEntry.select().where(HonourEntry.deleted.is_null(), HonourEntry.state == codes.State.PROPOSED)
    deeds = ReportedDeed.select().where(ReportedDeed.deleted.is_null())
    return home.HomeFacts(
        units=Unit.select().where(Unit.deleted.is_null(), Unit.kind.in_(codes.CELL_KINDS)).count(),
        entries=sum(model.select().where(model.deleted.is_null()).limit(1).count() for model in _WRITTEN),
        has_form=PageForm.select().where(PageForm.deleted.is_null()).exists(),
        drafts=_drafts(office),
        rounds=_rounds(office),
        periods=_periods(office, today),
        waiting=free.where(HonourEntry.round.is_null()).count(),
        reported=deeds.where(ReportedDeed.state == codes.DeedState.REPORTED).count(),
        unsure=tuple(home.UnsurePrint(cut.book, cut.at, _pages_of(cut)) for cut in paper.unanswered(office)),
        unsigned=tuple(home.UnsignedPages(book, year, spans(pages)) for book, year, pages in paper.unsigned(office)),
    )


def _pages_of(cut: PrintFact) -> str:
    return spans(number for sheet in cut.sheets for number in sheet.numbers)


def _drafts(office: Office) -> tuple[home.Unfinished, ...]:
    kept = office.drafts.all() if office.drafts else ()
    return tuple(
        home.Unfinished(d.form, d.record, d.title, _label(d.form, d.focus), d.at, _cut(office, d.at)) for d in kept
    )


def _cut(office: Office, at: str) -> bool:
    """Tell whether the machine went off while a draft was being typed."""
    return office.broken_off is not None and office.broken_off[0] <= at < office.broken_off[1]


def _label(form: str, name: str) -> str:
    return slip_rows.label_of(form, name) if name else ""


def _rounds(office: Office) -> tuple[home.OpenRound, ...]:
    day = settings.facts(office).cutoff_day
    query = SelectionRound.select().where(SelectionRound.deleted.is_null(), SelectionRound.state == "open")
    return tuple(_round(office, opened, day) for opened in query.order_by(SelectionRound.id))


def _round(office: Office, opened: SelectionRound, day: int | None) -> home.OpenRound:
    count = _rows(opened)
    looked_at = rounds.rows(office, opened.uuid) if count <= _LOOKED_AT else ()
    words = Counter(row.standing for row in looked_at)
    return home.OpenRound(
        uuid=opened.uuid,
        title=opened.title or "",
        period=opened.period,
        rows=count,
        due=cutoff(Period.parse(opened.period), day),
        review=words[str(Standing.REVIEW)],
        barred=words[str(Standing.BARRED)],
    )


def _rows(opened: SelectionRound) -> int:
    return int(opened.entries.where(HonourEntry.deleted.is_null()).count())


def _periods(office: Office, today: date) -> tuple[home.OpenPeriod, ...]:
    """Return the first period of each book that waits to be closed; those behind it are closed after it."""
    day, shut = settings.facts(office).cutoff_day, _closed()
    waiting = ((book, Period.parse(key)) for book, key in _entered_periods() if (book.id, key) not in shut)
    ended = [(cutoff(period, day), period.key, book) for book, period in waiting if cutoff(period, day) <= today]
    found: dict[int, home.OpenPeriod] = {}
    for due_on, key, book in sorted(ended, key=_soonest):
        first = found.get(book.id)
        made = home.OpenPeriod(book.uuid, key, due_on, 0) if first is None else replace(first, later=first.later + 1)
        found[book.id] = made
    return tuple(found.values())


def _soonest(ended: tuple[date, str, Book]) -> tuple[date, str]:
    return ended[:2]


def _entered_periods() -> list[tuple[Book, str]]:
    pairs = HonourEntry.select(HonourEntry.book, HonourEntry.period).where(HonourEntry.number.is_null(False)).distinct()
    open_books = {b.id: b for b in Book.select().where(Book.closed_on.is_null())}
    return [(open_books[e.book_id], e.period) for e in pairs if e.book_id in open_books and e.period]


def _closed() -> frozenset[tuple[int, str]]:
    """Return the book's row and key of every period that is closed now."""
    query = BookPeriod.select(BookPeriod.book, BookPeriod.period).where(
        BookPeriod.closed_on.is_null(False), BookPeriod.reopened_on.is_null(), BookPeriod.deleted.is_null()
    )
    return frozenset(query.tuples())


def _unsettled(book: Book, period: Period) -> int:
    proposed = HonourEntry.select().where(
        HonourEntry.book == book, HonourEntry.state == codes.State.PROPOSED, HonourEntry.deleted.is_null()
    )
    months = [f"{period.year}-{month:02d}" for month in period.months]
    return int(proposed.where(HonourEntry.month.in_(months)).count())


def _months(today: date) -> tuple[str, str]:
    """Return the keys of the month before and of this one."""
    this = Period(today.year, today.month)
    return this.previous().key, this.key


def _slip_month(count: MonthCount) -> home.SlipMonth:
    names = tuple(name for _, name in count.missing)
    return home.SlipMonth(count.month, count.due, count.received, count.total, names)


def _gaps(office: Office, today: date) -> Iterator[home.TopicGap]:
    this = Period(today.year, today.month)
    for month, kinds in topics.lacking(office, this.key, this.next().key).items():
        if kinds:
            yield home.TopicGap(month, kinds)


def _needed(rules: DayRules, today: date) -> Iterator[home.NeededRound]:
    for year in (today.year - 1, today.year):
        for kind, period, told in (("half", f"{year}-H1", ()), ("year", f"{year}", (f"{year}-H2",))):
            if not _has_round(period, *told):
                yield home.NeededRound(kind, period, due(rules, _ROUNDS[kind], period))


def _has_round(*periods: str) -> bool:
    query = SelectionRound.select().where(SelectionRound.period.in_(periods), SelectionRound.deleted.is_null())
    return bool(query.where(SelectionRound.kind != "campaign").exists())


def _unsaved_since(last: Backup | None) -> date | None:
    """Return the day of the oldest act that the last backup does not hold."""
    held = int(last.head.partition(":")[0]) if last else 0
    return _day_of(Act.select(peewee.fn.MIN(Act.at)).where(Act.seq > held, Act.kind != care.COPIED))


def _day_of(query: peewee.ModelSelect[Act]) -> date | None:
    at = query.scalar()
    return date.fromisoformat(at[:10]) if at else None


def _open_books(office: Office) -> tuple[int, ...]:
    own = Unit.select(Unit.id).where(Unit.uuid == settings.setting(office, "unit", ""))
    query = Book.select(Book.year).where(Book.unit.in_(own), Book.closed_on.is_null(), Book.deleted.is_null())
    return tuple(year for (year,) in query.order_by(Book.year).tuples())


def _with_points(office: Office, ended: home.OpenPeriod) -> home.OpenPeriod:
    """Add its lượt still proposed, those without a meeting, and what the slips of an own book's period lack."""
    book, period = Book.get(Book.uuid == ended.book), Period.parse(ended.key)
    entered = HonourEntry.select().where(HonourEntry.book == book, HonourEntry.period == ended.key)
    unmet = entered.where(HonourEntry.state == str(codes.State.ENTERED), HonourEntry.approved_on.is_null()).count()
    own = book.unit.uuid == settings.setting(office, "unit", "")
    slips = slips_grid.incomplete(office, period) if own else 0
    return replace(ended, points=_unsettled(book, period), slips=slips, unmet=unmet)


def _done_slips(counts: Iterable[MonthCount], today: date) -> Iterator[home.Done]:
    for count in counts:
        if count.finished_on is not None and _this_month(count.finished_on, today):
            told = {"month": count.month}
            yield home.Done("done_slips", count.finished_on, "show_slips", {**told, "total": count.total}, told)


def _this_month(day: date, today: date) -> bool:
    return day.replace(day=1) == today.replace(day=1)


def _done_rounds(today: date) -> Iterator[home.Done]:
    query = SelectionRound.select().where(
        SelectionRound.deleted.is_null(), SelectionRound.entered_on.between(today.replace(day=1), today)
    )
    for made in query.order_by(SelectionRound.id):
        values = {"title": made.title or "", "period": made.period, "rows": _rows(made)}
        yield home.Done("done_round", made.entered_on, "open_round", values, {"round": made.uuid})


def _done_periods(today: date) -> Iterator[home.Done]:
    query = BookPeriod.select().where(
        BookPeriod.deleted.is_null(),
        BookPeriod.reopened_on.is_null(),
        BookPeriod.closed_on.between(today.replace(day=1), today),
    )
    for shut in query.order_by(BookPeriod.id):
        target = {"book": shut.book.uuid, "period": shut.period}
        values = {"period": shut.period}
        yield home.Done("done_period", shut.closed_on, "close_period", values, target)
