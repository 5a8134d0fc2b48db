"""A page of a sorted, filtered list and search as one types, at 100,000 lượt, against the bare SQL statement."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from typing import Any

from benchmarks import offices
from benchmarks.table import Row, p95, timed
from models.rules.facts import ListQuery
from models.rules.names import match_query
from models.services import honours, sample
from models.services.doors import Office, open_office
from models.tables.honours import Book

ENTRIES = 100_000
COLUMNS = "uuid, number, kind, name, unit_name, month, state, deed, number_key, id"
STATE = f"""SELECT {COLUMNS} FROM honour_entry WHERE book_id = ? AND state = 'entered' AND deleted IS NULL
ORDER BY number_key DESC, id DESC LIMIT 100"""
FOUND = f"""SELECT {COLUMNS} FROM honour_entry WHERE book_id = ? AND deleted IS NULL
AND id IN (SELECT rowid FROM honour_entry_fts WHERE honour_entry_fts MATCH ?)
ORDER BY number_key DESC, id DESC LIMIT 100"""
TYPED = ("giàng seo páo", "hiến đất", "trồng quế", "lù a tủa", "tổ tuyên vận", "khe dẻ đường", "nguyễn thị ánh")
REPEAT = 30


def run() -> list[Row]:
    """Measure on one office of 100,000 lượt."""
    with open_office(offices.with_entries(ENTRIES)) as office:
        return [*_pages(office), _typing(office)]


def _pages(office: Office) -> list[Row]:
    book = Book.get(Book.year == sample.LAST_YEAR).id
    query = ListQuery(year=sample.LAST_YEAR, states=("entered",))

    def bare() -> Any:
        return office.database.execute_sql(STATE, (book,)).fetchall()

    def first() -> Any:
        return honours.page(office, query, size=100)

    def last() -> Any:
        return honours.page(office, query, size=100, backwards=True)

    one, peer, end = _in_turn(first, bare, last)
    here, there = statistics.median(one) * 1e3, statistics.median(end) * 1e3
    what = "first page of a sorted, filtered list, p95"
    return [
        Row(what, p95(one) * 1e3, p95(peer) * 1e3, "ms", 2, "the bare SQL query"),
        Row("its last page", there, here, "ms", 1.1, "its first page"),
    ]


def _typing(office: Office) -> Row:
    book = Book.get(Book.year == sample.LAST_YEAR).id
    ours, peer = [], []
    for text in TYPED:
        for end in range(1, len(text) + 1):
            query = ListQuery(year=sample.LAST_YEAR, text=text[:end])
            statement = (FOUND, (book, match_query(text[:end])))

            def mine(asked: ListQuery = query) -> Any:
                return honours.page(office, asked, size=100)

            def bare(asked: tuple[str, tuple[int, str]] = statement) -> Any:
                return office.database.execute_sql(*asked).fetchall()

            one, other = _in_turn(mine, bare, rounds=3)
            ours += one
            peer += other
    return Row("search as one types, p95", p95(ours) * 1e3, p95(peer) * 1e3, "ms", 2, "the bare SQL query")


def _in_turn(*works: Callable[[], object], rounds: int = REPEAT) -> list[list[float]]:
    for work in works:
        work()
    return [list(times) for times in zip(*([timed(w) for w in works] for _ in range(rounds)), strict=True)]


if __name__ == "__main__":
    for row in run():
        print(row.line())
