"""The facts of an official document: what its page, its Word twin and its screen are made from.

Services fill them, reports draws them. Days are dates, "\\n" in a name or title is a break that the office itself set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from models.rules.fact import fact
from models.rules.facts import Record
from models.rules.fields import N_, Choice
from models.rules.pages import Letterhead, Signatory
from models.rules.slip_facts import AttachmentFact


class DocumentState(StrEnum):
    """How far a document is; only a signed one is frozen."""

    DRAFT = "draft"
    FOR_SIGNATURE = "for_signature"
    NUMBERED = "numbered"
    SIGNED = "signed"


DOCUMENT_STATES = (
    Choice(DocumentState.DRAFT, N_("nháp")),
    Choice(DocumentState.FOR_SIGNATURE, N_("trình ký")),
    Choice(DocumentState.NUMBERED, N_("đã ghi số")),
    Choice(DocumentState.SIGNED, N_("có bản ký")),
)

# The answer that "Đính bản ký" asks for.
SIGNED_ANSWERS = (
    Choice("same", N_("như bản in")),
    Choice("wording", N_("khác câu chữ, không khác số liệu, việc giao")),
    Choice("facts", N_("khác số liệu hoặc việc giao")),
)

# Document kind → its label; the code of each kind ("BC", "GM", …) stands in the rule set of its date.
DOCUMENT_KINDS = (
    Choice("bao_cao", N_("Báo cáo")),
    Choice("giay_moi", N_("Giấy mời")),
    Choice("danh_sach", N_("Danh sách")),
    Choice("thong_bao", N_("Thông báo")),
    Choice("cong_van", N_("Công văn")),
    Choice("quyet_dinh", N_("Quyết định")),
)

RULE_SETS = (
    Choice("HD05", N_("Hướng dẫn 05-HD/VPTW (từ 27/5/2026)")),
    Choice("HD36", N_("Hướng dẫn 36-HD/VPTW (trước 27/5/2026)")),
    Choice("ND30", N_("Nghị định 30/2020/NĐ-CP (văn bản của UBND)")),
)


class BlockKind(StrEnum):
    """What a piece of the body is; the names follow the Party's own marks.

    The mark ("I- ", "1. ", "a) ", "- ") is part of the spans: they hold the text as it stands on the page.
    """

    PART = "part"  # I- KẾT QUẢ: capitals, bold, centred
    SECTION = "section"  # 1. Học tập: bold, indented
    POINT = "point"  # a) …: indented paragraph
    PARAGRAPH = "paragraph"
    ITEM = "item"  # - …: one line of a list
    TABLE = "table"


@fact
class Span:
    """A piece of text. `figure` is the key of a number filled in from the records, "" for what was typed."""

    text: str
    bold: bool = False
    italic: bool = False
    figure: str = ""
    confirmed: bool = True


@fact
class FigureText:
    """What stands in the text for a figure, and whether the clerk has confirmed it."""

    text: str
    confirmed: bool = True


@fact
class TableBlock:
    """A table of texts; the first row is the head. `widths_mm` () shares the width out by content.

    `numbers` are the places of columns that hold figures and stand to the right.
    """

    rows: tuple[tuple[str, ...], ...]
    widths_mm: tuple[float, ...] = ()
    numbers: tuple[int, ...] = ()
    total: bool = False


@fact
class Block:
    """One piece of the body: spans, or a table."""

    kind: BlockKind
    spans: tuple[Span, ...] = ()
    table: TableBlock | None = None


@fact
class Annex:
    """One annex on landscape pages of its own: number, name in capitals, the document it belongs to, its table."""

    number: str
    name: str
    reference: str
    table: TableBlock


@fact
class Recipients:
    """Nơi nhận: the lines without dash and ending mark, the last of them where it is filed."""

    lines: tuple[str, ...] = ()


@fact
class LetterFacts:
    """One official document.

    `rules` names the rule set, `overrides` its values that the office set otherwise (name → value). `symbol` is what
    follows the number: "BC/ĐU" (Party) or "BC-UBND" (State). `number` or `dated` None leaves the gap for the pen;
    `near` is the day whose month and year stand then. `title` "" is a công văn, whose `subject` stands under its
    number. `addressed` are the lines of "Kính gửi". `signers` stand left to right; one alone stands at the right.
    """

    uuid: str
    kind: str
    rules: str
    letterhead: Letterhead
    symbol: str
    number: int | None
    dated: date | None
    near: date
    title: str
    subject: str
    body: tuple[Block, ...]
    signers: tuple[Signatory, ...]
    recipients: Recipients = Recipients()
    addressed: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    two_sided: bool = True
    with_number: bool = True
    overrides: Mapping[str, str | float] = field(default_factory=dict, hash=False)
    practice: bool = False


@fact
class Figure:
    """One number of a report: its key, label, the value now and as it stands in the text, whether it was confirmed."""

    key: str
    label: str
    now: str
    stands: str
    confirmed: bool


@fact
class AnnexState:
    """One annex of a report: how many rows stand in it, how many differ from the records now, whether it was confirmed.

    `chosen` is False for one that could be added.
    """

    key: str
    name: str
    chosen: bool
    rows: int
    differing: int
    confirmed: bool


@fact
class DocumentRow:
    """One line of the list of documents; `unconfirmed` counts figures and annexes that nobody has confirmed."""

    uuid: str
    kind: str
    title: str
    number_text: str
    dated: date | None
    state: str
    period: str
    uploaded_on: date | None
    unconfirmed: int
    near: date | None = None


@fact
class DocumentQuery:
    """What the list of documents shows; empty means no narrowing. `waiting` keeps what is signed and not uploaded."""

    kind: str = ""
    states: tuple[str, ...] = ()
    waiting: bool = False
    text: str = ""


@fact
class DocumentForm:
    """One document as its screen shows it.

    `standing` holds the text that stands for each key of the body, `offered` what could be put in: key → value now,
    `issuers` the bodies in whose name it may go out: code → name. `step` is what comes next (issuing.next_step);
    `signer` says who signs on its day, None where nobody may, with `signer_problem` the reason.
    """

    record: Record
    body: str
    standing: Mapping[str, FigureText]
    offered: Mapping[str, str]
    issuers: Mapping[str, str]
    figures: tuple[Figure, ...]
    annexes: tuple[AnnexState, ...]
    rules: str
    symbol: str
    number_text: str
    state: str
    step: str
    signer: Signatory | None
    signer_problem: str
    signed: tuple[AttachmentFact, ...]
    copies: int
    uploaded_on: date | None
    uploaded_where: str
