"""The facts that printed pages are drawn from: frozen, plain and complete.

Services fill them, reports draws them; neither knows the other. All widths in millimetres. Texts are what shall stand
on the page; "\\n" in a letterhead, title or caption is a line break that the office itself has set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from models.rules.fact import fact
from models.rules.paper import HeldPage, Rest


class Edge(StrEnum):
    """Which edge of the sheet is bound; the margin there is the widest."""

    LEFT = "left"
    TOP = "top"


class LineState(StrEnum):
    """What an entry's row looks like: whole, cancelled before publishing, or withdrawn by decision."""

    ENTERED = "entered"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


class LineKind(StrEnum):
    """Whom an entry names."""

    PERSON = "person"
    COLLECTIVE = "collective"


@fact
class Letterhead:
    """The head of a Party page: superior body, issuing body, place of the date line."""

    superior: str
    body: str
    place: str


@fact
class Signatory:
    """One signature block: "T/M BAN THƯỜNG VỤ", "BÍ THƯ", name; any of them may be empty."""

    authority: str
    title: str
    name: str


@fact
class ColumnSpec:
    """One column of the Sổ; `own` marks a column that the office added."""

    id: str
    caption: str
    width_mm: float
    shown: bool = True
    own: bool = False
    centred: bool = False


@fact
class BookForm:
    """One version of Mẫu sổ; pages keep the version that was valid on their date.

    `valid_from` None is the form the program comes with. `period_new_sheet` starts each period on a sheet of its own.
    """

    columns: tuple[ColumnSpec, ...]
    valid_from: date | None = None
    title: str = "SỔ GHI DANH"
    subtitle: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    landscape: bool = True
    binding: Edge = Edge.LEFT
    two_sided: bool = True
    period_new_sheet: bool = True
    keeper_title: str = "NGƯỜI GIỮ SỔ"

    def shown(self) -> tuple[ColumnSpec, ...]:
        """Return the columns that are printed, in their order."""
        return tuple(column for column in self.columns if column.shown)


@fact
class StateNote:
    """Why a row is cancelled, withdrawn or corrected: the day, the document it rests on, the reason in words."""

    on: date | None = None
    document: str = ""
    reason: str = ""


@fact
class EntryLine:
    """One row of the Sổ. `cells` holds texts by column id (not "so" and "ten", which are `number` and `name`).

    `who` is one value per person or collective, so that the index gathers a person's rows and keeps namesakes apart;
    `sort_key` is the stored Vietnamese key; `unit` is what the index prints. `late_from` is the label of the closed
    period that the row should have stood in ("tháng 4 năm 2027"), otherwise "". `corrected` prints "Đính chính".
    """

    uuid: str
    number: int
    kind: LineKind
    name: str
    cells: Mapping[str, str] = field(default_factory=dict)
    state: LineState = LineState.ENTERED
    note: StateNote = StateNote()
    corrected: StateNote | None = None
    late_from: str = ""
    unit: str = ""
    who: str = ""
    sort_key: bytes = b""

    def identity(self) -> tuple[str, str]:
        """Return what is equal for all rows of one person or collective."""
        return self.kind.value, self.who or f"{self.name}\n{self.unit}"


@fact
class Figures:
    """What is counted of a run of numbers: numbers given, cancelled, lượt that remain, people and collectives apart.

    Withdrawn and late rows are named by number and stay counted. first and last are 0 where no number was given.
    """

    first: int = 0
    last: int = 0
    numbers: int = 0
    cancelled: int = 0
    luot: int = 0
    person_luot: int = 0
    persons: int = 0
    collective_luot: int = 0
    collectives: int = 0
    withdrawn: tuple[int, ...] = ()
    late: tuple[int, ...] = ()


def figures_of(lines: Iterable[EntryLine]) -> Figures:
    """Count a run of rows; `who`, or name and unit, tells one person or collective from another."""
    rows = tuple(lines)
    counted = [line for line in rows if line.state is not LineState.CANCELLED]
    people = [line for line in counted if line.kind is LineKind.PERSON]
    collectives = [line for line in counted if line.kind is LineKind.COLLECTIVE]
    return Figures(
        first=min((line.number for line in rows), default=0),
        last=max((line.number for line in rows), default=0),
        numbers=len(rows),
        cancelled=len(rows) - len(counted),
        luot=len(counted),
        person_luot=len(people),
        persons=len({line.identity() for line in people}),
        collective_luot=len(collectives),
        collectives=len({line.identity() for line in collectives}),
        withdrawn=tuple(line.number for line in rows if line.state is LineState.WITHDRAWN),
        late=tuple(line.number for line in counted if line.late_from),
    )


@fact
class PeriodSheet:
    """One period of the Sổ with the form of its date.

    `label` stands in running lines ("tháng 5 năm 2027"), `short` in the closing table ("5"). `lines` come in the order
    of their numbers. `signed_on` None leaves a gap for the pen. `start_page` is a page number already known (printed
    before), which spares laying out what stands in front. `held` are its pages in the paper book.
    """

    key: str
    label: str
    short: str
    lines: tuple[EntryLine, ...]
    figures: Figures
    cumulative: Figures
    form: BookForm
    keeper: Signatory
    signer: Signatory
    signed_on: date | None = None
    start_page: int | None = None
    held: tuple[HeldPage, ...] = ()


@fact
class OpeningFacts:
    """What the opening sheet says; `keeper` in full: "Đồng chí …, chuyên viên … (từ ngày …)"."""

    opened_on: date
    basis: str
    scope: str
    cycle: str
    keeper: str
    first_number: int = 1


@fact
class ClosingFacts:
    """What the closing sheet says besides what is counted from the periods; `figures` of the whole year.

    `seal` are the year's eight groups of four digits, empty while a period with numbers is not closed.
    """

    ended_on: date
    signed_on: date | None
    figures: Figures
    seal: tuple[str, ...] = ()


@fact
class BookParts:
    """Which parts of the book are printed; `only` names period keys, empty = all; the index is an office copy.

    `pages` names page numbers (0 = the cover), empty = all; those among `replacing` say "Thay trang". Without `foot` a
    period's page ends after its rows, so that `rest` can add to it later.
    """

    cover: bool = True
    opening: bool = True
    periods: bool = True
    closing: bool = True
    index: bool = False
    only: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    replacing: tuple[int, ...] = ()
    foot: bool = True
    rest: Rest = Rest.NOTHING


@fact
class BookFacts:
    """A year's Sổ ghi danh. `name` is "Sổ ghi danh của Đảng uỷ xã …"; `form` rules cover, opening, closing and index.

    `uuid` is the stored book's own, "" for an invented one.
    `dated` is the document's own date: the file carries it as its date of making, so that the same facts give the same
    bytes. `practice` draws "SỔ THỬ" over every page.
    """

    letterhead: Letterhead
    name: str
    year: int
    form: BookForm
    opening: OpeningFacts
    periods: tuple[PeriodSheet, ...]
    keeper: Signatory
    signer: Signatory
    dated: date
    volume: str = ""
    term: str = ""
    retention: str = ""
    closing: ClosingFacts | None = None
    parts: BookParts = BookParts()
    practice: bool = False
    uuid: str = ""


@fact
class Place:
    """Where an entry stands on paper: page as printed, row on that page from 1 (the first page of a split row)."""

    uuid: str
    page: int
    row: int


@fact
class PosterFacts:
    """One entry on one A4 page (gương). `address` is "đồng chí", "ông", "bà", "em" or "" for a collective."""

    uuid: str
    letterhead: Letterhead
    signer: Signatory
    number: int
    year: int
    book_name: str
    period_label: str
    period_short: str
    address: str
    name: str
    role: str
    when: str
    subject: str
    deed: str
    result: str
    dated: date
    contributions: str = ""
    proposed_by: str = ""
    proposed_on: date | None = None
    decided_by: str = ""
    decided_on: date | None = None
    signed_on: date | None = None
    practice: bool = False
    place: Place | None = None


@fact
class PublicLine:
    """One name made public: no birth date, telephone or ethnicity has a place here."""

    kind: LineKind
    address: str
    name: str
    unit: str
    deed: str


@fact
class PublicListFacts:
    """The public list of a period, rows in print order; services leave out withdrawn, cancelled and groundless rows."""

    letterhead: Letterhead
    signer: Signatory
    body_name: str
    period_label: str
    lines: tuple[PublicLine, ...]
    dated: date
    signed_on: date | None = None
    practice: bool = False


@fact
class ProposalLine:
    """One row put before the meeting; `eligibility` is the word and its reasons, for this office's eyes."""

    kind: LineKind
    address: str
    name: str
    role: str
    deed: str
    result: str
    eligibility: str


@fact
class ProposalListFacts:
    """Danh sách đề nghị of a round; `round_label` is "tháng 5 năm 2027", "6 tháng đầu năm 2027", …"""

    letterhead: Letterhead
    preparer: Signatory
    signer: Signatory
    round_label: str
    lines: tuple[ProposalLine, ...]
    dated: date
    signed_on: date | None = None
    practice: bool = False


@fact
class ReviewLine:
    """One name asked about: name, unit and birth year, nothing else leaves the office."""

    kind: LineKind
    name: str
    unit: str
    birth_year: int | None = None


@fact
class ReviewSlipFacts:
    """Phiếu rà soát to one body (UBKT, công an): who is asked, about whom, answer wanted by."""

    letterhead: Letterhead
    signer: Signatory
    asked: str
    round_label: str
    lines: tuple[ReviewLine, ...]
    dated: date
    answer_by: date | None = None
    signed_on: date | None = None
    practice: bool = False
