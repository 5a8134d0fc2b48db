"""Look, never repair: the cipher's and SQLite's own checks, the chain, and what an honour book must always be."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from models.rules import names, numbering
from models.rules.errors import DamagedError
from models.rules.facts import CheckLine
from models.rules.paper import GONE, spans
from models.storage import attachments, backup, chain, search
from models.storage.handle import Office
from models.tables.base import LinkField, Record
from models.tables.documents import IssuedCopy, OfficialDocument, Term
from models.tables.honours import Book, BookPeriod, Contribution, FollowUp, HonourEntry, Publication
from models.tables.paper import BookPage
from models.tables.registry import KEPT, SEARCHED


def check(office: Office) -> tuple[CheckLine, ...]:
    """Return every check as a counted line; a damaged file ends the list early with what is known."""
    lines: list[CheckLine] = []
    for step in STEPS:
        try:
            lines += step(office)
        except DamagedError:
            lines.append(CheckLine("file_unreadable", False, 1))
            break
    return tuple(lines)


def _cipher(office: Office) -> Iterator[CheckLine]:
    faults = office.database.execute_sql("PRAGMA cipher_integrity_check").fetchall()
    pages = office.database.execute_sql("PRAGMA page_count").fetchone()[0]
    yield CheckLine("cipher", not faults, len(faults) or pages)


def _engine(office: Office) -> Iterator[CheckLine]:
    rows = [r[0] for r in office.database.execute_sql("PRAGMA integrity_check(20)").fetchall()]
    yield CheckLine("structure", rows == ["ok"], 0 if rows == ["ok"] else len(rows))
    orphans = office.database.execute_sql("PRAGMA foreign_key_check").fetchall()
    yield CheckLine("links", not orphans, len(orphans))


def _chain(_office: Office) -> Iterator[CheckLine]:
    state = chain.walk()
    values = {"act": state.broken, "reason": state.reason}
    yield CheckLine("chain", not state.broken, state.acts, values)


def _heads(office: Office) -> Iterator[CheckLine]:
    found = office.database.execute_sql("SELECT seq, hash FROM act").fetchall()
    known = {f"{seq}:{link}" for seq, link in found}
    kept = [b for b in backup.listed(office.folder, office.key) if not b.head.startswith("0:")]
    cut = [b for b in kept if ":".join(b.head.split(":")[:2]) not in known]
    yield CheckLine("chain_backups", not cut, len(cut) or len(kept), {"at": cut[0].at if cut else ""})


def _search(office: Office) -> Iterator[CheckLine]:
    for model in SEARCHED:
        if not search.sound(office.database, model):
            yield CheckLine("search_index", False, 1, {"table": model._meta.table_name})
            return
    yield CheckLine("search_index", True, len(SEARCHED))


def _folded(_office: Office) -> Iterator[CheckLine]:
    wrong = 0
    for model in SEARCHED:
        for record in model.select(model.name, model.folded).iterator():
            wrong += names.fold(record.name) not in record.folded
    yield CheckLine("folded", not wrong, wrong)


def _numbers(_office: Office) -> Iterator[CheckLine]:
    wrong, seen = [], 0
    for book in Book.select():
        numbered = HonourEntry.select(HonourEntry.number).where(HonourEntry.number.is_null(False))
        given = sorted(e.number for e in numbered.where(HonourEntry.book == book))
        seen += len(given)
        if numbering.gaps(given, book.first_number) or numbering.repeats(given):
            wrong.append(str(book.year))
    yield CheckLine("numbers", not wrong, seen, {"years": ", ".join(wrong)})


def _sums(_office: Office) -> Iterator[CheckLine]:
    wrong, seen = [], 0
    for period in BookPeriod.select().where(BookPeriod.figures.is_null(False), BookPeriod.deleted.is_null()):
        seen += 1
        frozen = json.loads(period.figures)
        count = HonourEntry.select().where(
            HonourEntry.book == period.book, HonourEntry.period == period.period, HonourEntry.number.is_null(False)
        )
        if period.reopened_on is None and frozen.get("numbers", count.count()) != count.count():
            wrong.append(period.period)
    yield CheckLine("sums", not wrong, seen, {"periods": ", ".join(wrong)})


def _paper(_office: Office) -> Iterator[CheckLine]:
    """Compare the numbers on the pages of the paper book with the entries; a row on paper is never without one."""
    numbers: dict[str, int | None] = dict(HonourEntry.select(HonourEntry.uuid, HonourEntry.number).tuples())
    pages = BookPage.select().where(BookPage.deleted.is_null(), BookPage.state.not_in(sorted(GONE)))
    wrong, seen = [], 0
    for page in pages:
        seen += 1
        if any(numbers.get(row["entry"]) != row["number"] for row in json.loads(page.rows)):
            wrong.append(page.number)
    yield CheckLine("paper", not wrong, seen, {"pages": spans(wrong)})


def _orphans(_office: Office) -> Iterator[CheckLine]:
    lost = 0
    for child in (Contribution, Publication, FollowUp):
        lost += _children_without_parent(child)
    yield CheckLine("orphans", not lost, lost)


def _children_without_parent(child: type[Record]) -> int:
    gone = HonourEntry.select(HonourEntry.id).where(HonourEntry.deleted.is_null(False))
    return int(child.select().where(child.deleted.is_null(), child.entry.in_(gone)).count())


def _documents(office: Office) -> Iterator[CheckLine]:
    """A number twice in one term or year, and prints whose bytes are gone or are no longer what they were."""
    numbered = OfficialDocument.select().where(
        OfficialDocument.number.is_null(False), OfficialDocument.deleted.is_null()
    )
    doubled, seen = _doubled(list(numbered)), numbered.count()
    yield CheckLine("document_numbers", not doubled, seen, {"numbers": ", ".join(doubled)})
    kept = [copy.digest for copy in IssuedCopy.select(IssuedCopy.digest).where(IssuedCopy.deleted.is_null())]
    lost = sum(attachments.get(office, digest) is None for digest in kept)
    yield CheckLine("issued_copies", not lost, lost or len(kept))


def _doubled(documents: list[OfficialDocument]) -> list[str]:
    """Return the numbers that stand twice, as people know them; a series of the Party runs from term to term."""
    starts = sorted(term.from_day for term in Term.select().where(Term.deleted.is_null()))
    told = Counter(
        (one.symbol, one.number, _series(one, starts)) for one in documents if one.symbol and one.dated_on is not None
    )
    return [f"{number:02d} {symbol}" for (symbol, number, _), times in told.items() if times > 1]


def _series(document: OfficialDocument, starts: list[date]) -> int:
    if "/" not in document.symbol:
        return int(document.dated_on.year)
    return sum(start <= document.dated_on for start in starts)


def _removed_but_used(_office: Office) -> Iterator[CheckLine]:
    lost = sum(_pointing_at_removed(model) for model in KEPT)
    yield CheckLine("removed_used", not lost, lost)


def _pointing_at_removed(model: type[Record]) -> int:
    total = 0
    for target in model._meta.sorted_fields:
        if isinstance(target, LinkField):
            gone = target.rel_model.select(target.rel_model.id).where(target.rel_model.deleted.is_null(False))
            total += model.select().where(model.deleted.is_null(), target.in_(gone)).count()
    return total


STEPS: tuple[Callable[[Office], Iterator[CheckLine]], ...] = (
    _cipher,
    _engine,
    _chain,
    _heads,
    _search,
    _folded,
    _numbers,
    _sums,
    _paper,
    _orphans,
    _documents,
    _removed_but_used,
)
