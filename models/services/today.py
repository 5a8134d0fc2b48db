"""What Hôm nay is made of: gathered here, put in order by models.rules.home."""

from __future__ import annotations

from datetime import date

from models.rules import codes, home
from models.rules.facts import HomeLine
from models.rules.periods import Period, cutoff
from models.services import schema, settings
from models.storage import backup
from models.storage.backup import Backup
from models.storage.office import Office
from models.tables.honours import Book, BookPeriod, HonourEntry, PageForm, ReportedDeed, SelectionRound
from models.tables.units import Unit


def lines(office: Office, today: date) -> tuple[HomeLine, ...]:
    """Return what there is to do on this day, at most seven lines."""
    return home.lines(gather(office, today), today)


def foot(office: Office) -> Backup | None:
    """Return the last readable backup, or None where there is none yet."""
    return backup.newest(office.folder, office.key)


def gather(office: Office, today: date) -> home.HomeFacts:
    """Return the counts and dates that the home page is made of."""
    free = HonourEntry.select().where(HonourEntry.deleted.is_null(), HonourEntry.state == codes.State.PROPOSED)
    deeds = ReportedDeed.select().where(ReportedDeed.deleted.is_null())
    return home.HomeFacts(
        units=Unit.select().where(Unit.deleted.is_null(), Unit.kind.in_(codes.CELL_KINDS)).count(),
        entries=HonourEntry.select().where(HonourEntry.deleted.is_null()).limit(1).count() + deeds.limit(1).count(),
        has_form=PageForm.select().where(PageForm.deleted.is_null()).exists(),
        drafts=_drafts(office),
        rounds=_rounds(office),
        periods=_periods(office, today),
        waiting=free.where(HonourEntry.round.is_null()).count(),
        reported=deeds.where(ReportedDeed.state == codes.DeedState.REPORTED).count(),
    )


def _drafts(office: Office) -> tuple[home.Unfinished, ...]:
    kept = office.drafts.all() if office.drafts else ()
    return tuple(home.Unfinished(d.form, d.record, d.title, _label(d.form, d.focus), d.at) for d in kept)


def _label(form: str, name: str) -> str:
    labels = {spec.name: spec.label for spec in schema.fields(form)} if name else {}
    return labels.get(name, "")


def _rounds(office: Office) -> tuple[home.OpenRound, ...]:
    day = settings.facts(office).cutoff_day
    query = SelectionRound.select().where(SelectionRound.deleted.is_null(), SelectionRound.state == "open")
    return tuple(home.OpenRound(r.uuid, _title(r), _rows(r), _due(r, day)) for r in query)


def _title(opened: SelectionRound) -> str:
    return opened.title or Period.parse(opened.period).label


def _rows(opened: SelectionRound) -> int:
    return int(opened.entries.where(HonourEntry.deleted.is_null()).count())


def _due(opened: SelectionRound, day: int | None) -> date:
    return cutoff(Period.parse(opened.period), day)


def _periods(office: Office, today: date) -> tuple[home.OpenPeriod, ...]:
    day = settings.facts(office).cutoff_day
    found = []
    for book, key in _entered_periods():
        period = Period.parse(key)
        if cutoff(period, day) <= today and not _is_closed(book, key):
            points = _unsettled(book, period)
            found.append(home.OpenPeriod(book.uuid, key, period.label, cutoff(period, day), points))
    return tuple(found)


def _entered_periods() -> list[tuple[Book, str]]:
    pairs = HonourEntry.select(HonourEntry.book, HonourEntry.period).where(HonourEntry.number.is_null(False)).distinct()
    open_books = {b.id: b for b in Book.select().where(Book.closed_on.is_null())}
    return [(open_books[e.book_id], e.period) for e in pairs if e.book_id in open_books and e.period]


def _is_closed(book: Book, key: str) -> bool:
    query = BookPeriod.select().where(BookPeriod.book == book, BookPeriod.period == key)
    return bool(query.where(BookPeriod.closed_on.is_null(False), BookPeriod.reopened_on.is_null()).exists())


def _unsettled(book: Book, period: Period) -> int:
    proposed = HonourEntry.select().where(
        HonourEntry.book == book, HonourEntry.state == codes.State.PROPOSED, HonourEntry.deleted.is_null()
    )
    months = [f"{period.year}-{month:02d}" for month in period.months]
    return int(proposed.where(HonourEntry.month.in_(months)).count())
