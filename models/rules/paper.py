"""The paper book: what went to the printer sheet by sheet, what became of it, and what the sheets say now.

A page is known by its number; heights are millimetres from the rule above a row to the rule below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from models.rules.fact import fact
from models.rules.fields import N_, Choice


class PageKind(StrEnum):
    """What a page of the Sổ holds."""

    COVER = "cover"
    OPENING = "opening"
    EMPTY = "empty"
    ENTRIES = "entries"
    CLOSING = "closing"


class SheetState(StrEnum):
    """What became of a page that was sent to a printer."""

    SENT = "sent"
    OUT = "out"
    SPOILT = "spoilt"
    LOST = "lost"
    REPLACED = "replaced"


class PrintState(StrEnum):
    """How far a print came: handed over or not, and what was answered after a cut."""

    SENDING = "sending"
    DONE = "done"
    FAILED = "failed"
    ANSWERED = "answered"


class Rest(StrEnum):
    """What is printed of a period whose sheet is filed but not full: onto that sheet, or the pages after it."""

    NOTHING = ""
    ONTO = "onto"
    FRESH = "fresh"


PAGE_KINDS = (
    Choice(PageKind.COVER, N_("bìa")),
    Choice(PageKind.OPENING, N_("tờ mở sổ")),
    Choice(PageKind.EMPTY, N_("trang để trống")),
    Choice(PageKind.ENTRIES, N_("trang ghi danh")),
    Choice(PageKind.CLOSING, N_("tờ kết sổ")),
)
SHEET_STATES = (
    Choice(SheetState.SENT, N_("chưa rõ đã ra giấy")),
    Choice(SheetState.OUT, N_("đã ra giấy")),
    Choice(SheetState.SPOILT, N_("tờ hỏng")),
    Choice(SheetState.LOST, N_("không ra giấy")),
    Choice(SheetState.REPLACED, N_("đã thay")),
)
PRINT_STATES = (
    Choice(PrintState.SENDING, N_("đang gửi máy in")),
    Choice(PrintState.DONE, N_("đã in")),
    Choice(PrintState.FAILED, N_("máy in không nhận")),
    Choice(PrintState.ANSWERED, N_("đã ghi nhận từng tờ")),
)
# A page that was given up or never came out is not in the paper book.
GONE = frozenset({SheetState.LOST, SheetState.REPLACED})


@fact
class PrintedRow:
    """One row, or the part of it that stands on this page: the entry and the height in mm."""

    uuid: str
    height: float


@fact
class PrintedPage:
    """One page as it was laid out; `number` None is the cover, `onto` marks rows added to a sheet already filed."""

    number: int | None
    kind: PageKind
    period: str = ""
    rows: tuple[PrintedRow, ...] = ()
    foot: bool = False
    onto: bool = False

    @property
    def signed(self) -> bool:
        """Tell whether the page has room for signatures."""
        return self.foot or self.kind in (PageKind.OPENING, PageKind.CLOSING)


@fact
class HeldPage:
    """A page in the paper book that rows can still be added to."""

    number: int
    rows: tuple[PrintedRow, ...]
    foot: bool = False


@fact
class RowMark:
    """A row as it stood on paper: its number, and a short digest of each cell by column."""

    uuid: str
    number: int
    marks: Mapping[str, str]


@fact
class RowDifference:
    """How a row on paper and the office's row differ.

    `code`: changed (`columns` names the cells), cancelled, withdrawn, corrected, gone (on paper alone), missing (in the
    office alone).
    """

    code: str
    number: int
    name: str = ""
    columns: tuple[str, ...] = ()


# Beside the columns: what happened to the row, and whether it was mended.
STATE, MENDED = "*state", "*mended"


def difference(paper: RowMark, now: RowMark, state: str, name: str) -> RowDifference | None:
    """Return how a row differs, None where it is the same; columns that only one side has are not compared."""
    columns = tuple(key for key, mark in paper.marks.items() if now.marks.get(key, mark) != mark)
    if not columns:
        return None
    if STATE in columns:
        return RowDifference(state, paper.number, name)
    plain = tuple(key for key in columns if key != MENDED)
    return RowDifference("corrected" if MENDED in columns else "changed", paper.number, name, plain)


@fact
class PageFact:
    """One page of the paper book as the office knows it.

    `first` and `last` are the numbers on it (0 = none); `differences` compare it with the office now; `sums` tells
    whether the period's sums on it do not; `signed` names the attached files of the signed sheet.
    """

    uuid: str
    number: int | None
    kind: PageKind
    period: str
    state: SheetState
    at: str
    who: str
    printer: str = ""
    form_from: date | None = None
    first: int = 0
    last: int = 0
    signing: bool = False
    replaces: bool = False
    reason: str = ""
    signed: tuple[str, ...] = ()
    differences: tuple[RowDifference, ...] = ()
    sums: bool = False

    @property
    def differs(self) -> bool:
        """Tell whether paper and office say different things."""
        return bool(self.differences) or self.sums

    @property
    def unsigned(self) -> bool:
        """Tell whether the page lies in the book with room for signatures and no signed sheet attached."""
        return self.signing and self.state is SheetState.OUT and not self.signed


@fact
class SheetFact:
    """One sheet of paper: the numbers of its pages (none for a cover) and their records."""

    numbers: tuple[int, ...]
    pages: tuple[str, ...]


@fact
class PrintFact:
    """A print whose outcome is not known: when, by whom, on which printer, and the sheets it went onto."""

    uuid: str
    book: str
    year: int
    at: str
    who: str
    printer: str
    sheets: tuple[SheetFact, ...]


def sheet_of(number: int, two_sided: bool) -> tuple[int, ...]:
    """Return the numbers of the pages on the same sheet of paper as one of them."""
    if not two_sided:
        return (number,)
    front = number if number % 2 else number - 1
    return (front, front + 1)


def spans(numbers: Iterable[int | None]) -> str:
    """Return page numbers as people say them: "13–15, 17"; the cover (None) has no number and is left out."""
    found = sorted({number for number in numbers if number is not None})
    runs: list[list[int]] = []
    for number in found:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def next_start(last: int, new_sheet: bool, two_sided: bool) -> int:
    """Return the page on which the period after one that ends on page `last` begins."""
    start = last + 1
    return start + 1 if new_sheet and two_sided and start % 2 == 0 else start


def clashes(pages: Sequence[PrintedPage], held: Mapping[int, str]) -> tuple[int, ...]:
    """Return the numbers of pages that lie in the paper book for another period; `held` gives the period by number."""
    return tuple(
        page.number
        for page in pages
        if page.number is not None and page.number in held and held[page.number] != page.period
    )
