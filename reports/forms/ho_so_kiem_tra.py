"""Hồ sơ kiểm tra: each lượt with its slip, round, decision and page, then what happened outside the rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.rules.dates import doc_slash
from models.rules.errors import WorldError
from models.rules.filekinds import PICTURES, kind_of
from models.rules.inspection import InspectedEntry, InspectedException, InspectedFile, InspectionFacts
from models.rules.numerals import in_words, padded
from models.rules.pages import Signatory
from reports.breaking import Run, named, wrap_rich
from reports.fonts import PER_EM
from reports.paper import DESCENT, MM, PT, paper
from reports.parts.grid import Grid, LaidRow, draw_rows, draw_rules
from reports.parts.letterhead import draw_letterhead, place_and_date
from reports.parts.running import draw_number
from reports.parts.signatures import block_height, draw_signatures
from reports.parts.titles import UNDER_DATE_PT, draw_title
from reports.press import About, Press, image_size
from reports.texts import Texts, form_texts

WIDTHS, PAD_X, PAD_Y = (44.0, 121.0), 1.8, 1.2
PART_PT, AFTER_PT, HEADING_PT, TABLE_PT = 30.0, 20.0, 26.0, 6.0
SENTENCE_PT, SIGN_PT = 6.0, 24.4
CAPTION_PT, PICTURE_GAP = 16.0, 3.0
# A picture is legible at this height; a lower one is not enlarged beyond the width of the text.
TALLEST_MM = 118.0
LEAST_LINES = 3
_NEAR = 0.01


def about(facts: InspectionFacts) -> About:
    """Return what the file says of itself."""
    texts = form_texts("ho_so_kiem_tra")
    title = f"{texts('title').capitalize()}: {texts(f'subject_{facts.kind}', of=facts.of)}"
    return About(title, facts.letterhead.body.replace("\n", " "), facts.of, facts.dated)


def draw(press: Press, facts: InspectionFacts) -> Iterator[None]:
    """Draw the file page after page."""
    sheet = _Sheet(press, facts)
    yield from sheet.top()
    yield from sheet.entries()
    yield from sheet.exceptions()
    yield from sheet.signing()


class _Sheet:
    """Walk down the pages: what does not fit goes over, a heading with what it heads."""

    def __init__(self, press: Press, facts: InspectionFacts) -> None:
        self._press, self._facts = press, facts
        self._texts = form_texts("ho_so_kiem_tra")
        self._grid = Grid(WIDTHS, PAD_X, PAD_Y)
        self._number = 0
        self._y = 0.0
        self._size = press.rule_set["text_size"]
        self._leading = press.rule_set["text_leading"] * PT

    def _begin(self) -> None:
        self._number += 1
        self._press.begin(paper(self._press.rule_set), self._number)
        self._y = self._press.paper.top
        if self._number > 1:
            draw_number(self._press, self._number)

    def _room(self, height: float) -> Iterator[None]:
        """Turn the page when what comes next does not fit."""
        if self._y + height > self._press.paper.text_bottom + _NEAR:
            self._press.finish()
            yield
            self._begin()

    def top(self) -> Iterator[None]:
        """Draw head and title."""
        self._begin()
        press, facts = self._press, self._facts
        head = draw_letterhead(press, facts.letterhead, place_and_date(facts.letterhead, facts.dated, facts.dated))
        subject = (self._texts(f"subject_{facts.kind}", of=facts.of),)
        self._y = draw_title(press, head.dated + UNDER_DATE_PT * PT, self._texts("title"), subject)
        yield from ()

    def _line(self, text: str, gap_pt: float, bold: bool = False, after: float = 0.0) -> Iterator[None]:
        """Draw one line; `after` mm are to fit below it."""
        yield from self._room(gap_pt * PT + after)
        fonts = self._press.fonts
        self._y += gap_pt * PT
        self._press.text(self._press.paper.left, self._y, text, fonts.bold if bold else fonts.regular, self._size)

    def entries(self) -> Iterator[None]:
        """Draw every lượt with its table and pictures."""
        entries = self._facts.entries
        yield from self._line(self._texts("entries"), PART_PT, bold=True, after=3 * self._leading)
        said = self._texts("count", count=len(entries), words=in_words(len(entries)))
        yield from self._line(said if entries else self._texts("none"), AFTER_PT)
        for entry in entries:
            try:
                yield from self._entry(entry)
            except WorldError as error:
                raise named(error, f"{padded(entry.number)}, {entry.name}") from None

    def _entry(self, entry: InspectedEntry) -> Iterator[None]:
        fonts = self._press.fonts
        values = {"number": padded(entry.number), "year": entry.year, "name": entry.name}
        rows = [
            self._grid.row([self._grid.cell(0, label, fonts.bold), self._grid.cell(1, text, fonts.regular)])
            for label, text in entry_rows(entry)
        ]
        yield from self._paragraph(
            self._texts("heading", **values), HEADING_PT, bold=True, after=TABLE_PT * PT + rows[0].height
        )
        self._y += TABLE_PT * PT
        yield from self._table(rows)
        for file in entry.slip.files if entry.slip else ():
            yield from self._picture(entry, file)

    def _table(self, rows: list[LaidRow]) -> Iterator[None]:
        whole = self._press.paper.text_bottom - self._press.paper.top
        held: list[LaidRow] = []
        for row in rows:
            used = self._y + sum(one.height for one in held)
            parts = (
                [row]
                if row.height <= whole
                else self._grid.split(row, self._press.paper.text_bottom - used, whole, LEAST_LINES)
            )
            for part in parts:
                if self._y + sum(one.height for one in held) + part.height > self._press.paper.text_bottom + _NEAR:
                    self._draw_table(held)
                    held = []
                    self._press.finish()
                    yield
                    self._begin()
                held.append(part)
        self._draw_table(held)

    def _draw_table(self, rows: list[LaidRow]) -> None:
        if rows:
            left = self._press.paper.left
            draw_rules(self._press, self._grid, left, self._y, rows)
            self._y = draw_rows(self._press, self._grid, left, self._y, rows)

    def _picture(self, entry: InspectedEntry, file: InspectedFile) -> Iterator[None]:
        """Draw a slip's picture, as large as the page allows; a slip that came as a PDF is named in the table alone."""
        if kind_of(file.data) not in PICTURES:
            return
        size = image_size(file.data)
        width, height = fitted(self._press.paper.text_width, *size) if size else (0.0, 0.0)
        yield from self._room(CAPTION_PT * PT + height + PICTURE_GAP)
        key = "picture" if size else "picture_unreadable"
        self._y += CAPTION_PT * PT
        caption = self._texts(key, number=padded(entry.number), file=file.name)
        self._press.text(self._press.paper.left, self._y, caption, self._press.fonts.italic, self._grid.size)
        self._y += DESCENT * self._grid.size * PT + 1.0
        if size:
            self._press.image(self._press.paper.left, self._y, width, height, file.data)
            self._y += height + PICTURE_GAP

    def exceptions(self) -> Iterator[None]:
        """Draw what happened outside the rule, a sentence each."""
        told = [exception_sentence(one) for one in self._facts.exceptions]
        yield from self._line(self._texts("exceptions"), PART_PT, bold=True, after=2 * self._leading)
        for text in told or [self._texts("no_exceptions")]:
            yield from self._paragraph(text, self._press.rule_set["text_leading"] + SENTENCE_PT)

    def _paragraph(self, text: str, gap_pt: float, bold: bool = False, after: float = 0.0) -> Iterator[None]:
        fonts = self._press.fonts
        room = self._press.paper.text_width * MM / self._size * PER_EM
        lines = wrap_rich([Run(fonts.bold if bold else fonts.regular, text)], room)
        yield from self._room(gap_pt * PT + (len(lines) - 1) * self._leading + after)
        first = self._y + gap_pt * PT
        self._press.rich(self._press.paper.left, first, lines, self._size, self._press.rule_set["text_leading"])
        self._y = first + (len(lines) - 1) * self._leading

    def signing(self) -> Iterator[None]:
        """Draw who made the file and who signs, then end the last page."""
        press, facts = self._press, self._facts
        keeper = Signatory(self._texts("keeper"), facts.keeper.title, facts.keeper.name)
        space = press.rule_set["signing_space_foot"]
        signers = (keeper, facts.signer)
        height = SIGN_PT * PT + block_height(press, signers, dated=False, space_mm=space)
        yield from self._room(height)
        left, right = press.paper.block_centres(press.rule_set)
        draw_signatures(press, self._y + SIGN_PT * PT, ((left, keeper), (right, facts.signer)), space)
        press.finish()
        yield


def fitted(room: float, across: int, down: int) -> tuple[float, float]:
    """Return the width and height of a picture in mm, as large as the text's width and a legible height allow."""
    scale = min(room / across, TALLEST_MM / down)
    return across * scale, down * scale


def entry_rows(entry: InspectedEntry) -> list[tuple[str, str]]:
    """Return the table of one lượt, label and text; what is not known is said so."""
    texts = form_texts("ho_so_kiem_tra")
    rows = (
        ("state", f"{entry.state}; {entry.period_label}"),
        ("role", entry.role),
        ("when", entry.when),
        ("deed", entry.deed),
        ("result", entry.result),
        ("slip", _slip_words(texts, entry)),
        ("proposer", entry.proposer),
        ("round", _round_words(texts, entry)),
        ("review", _review_words(texts, entry)),
        ("decision", _decision_words(texts, entry) or texts("unknown")),
        ("place", _place_words(texts, entry)),
        ("published", "; ".join(entry.published) or texts("published_none")),
        ("sent", _sent_words(texts, entry)),
    )
    return [(texts(label), text) for label, text in rows if text]


def _said(texts: Texts, key: str, **values: object) -> str:
    """Return a part of a sentence, "" where its values are not known."""
    known = all(value not in (None, "") for value in values.values())
    return texts(key, **{name: _day(value) for name, value in values.items()}) if known else ""


def _day(value: object) -> object:
    return doc_slash(value) if isinstance(value, date) else value


def _slip_words(texts: Texts, entry: InspectedEntry) -> str:
    slip = entry.slip
    if slip is None:
        return _said(texts, "slip_none", unit=entry.unit)
    files = ", ".join(file.name for file in slip.files)
    return (
        texts("slip_text", month=slip.month, unit=entry.unit)
        + _said(texts, "slip_received", day=slip.received_on)
        + _said(texts, "slip_way", way=slip.way)
        + _said(texts, "slip_files", files=files)
    )


def _round_words(texts: Texts, entry: InspectedEntry) -> str:
    made = entry.round
    if made is None:
        return ""
    present = _said(texts, "round_present", present=made.present)
    return (
        made.title
        + _said(texts, "round_meeting", day=made.meeting_on)
        + present
        + (_said(texts, "round_total", total=made.total) if present else "")
        + _said(texts, "round_votes", votes_for=made.votes_for)
        + _said(texts, "round_against", against=made.votes_against)
        + _said(texts, "round_chair", chair=made.chair)
        + _said(texts, "round_minutes", minutes=made.minutes)
    )


def _review_words(texts: Texts, entry: InspectedEntry) -> str:
    by, on = _said(texts, "review_by", by=entry.review_by), _said(texts, "review_on", day=entry.review_on)
    return f"{entry.review or texts('unknown')}{by}{on}"


def _decision_words(texts: Texts, entry: InspectedEntry) -> str:
    made = entry.decision
    document = _said(texts, "decision_document", document=made.document)
    said = (
        _said(texts, "decision_body", body=made.body)
        + _said(texts, "decision_on", day=made.on)
        + document
        + (_said(texts, "decision_document_on", day=made.document_on) if document else "")
    )
    return said.strip(" ,")


def _place_words(texts: Texts, entry: InspectedEntry) -> str:
    if entry.place is None:
        return texts("place_none")
    told = {"page": entry.place.page, "row": entry.place.row, "day": _day(entry.printed_on)}
    return texts("place_text", **told) + texts("place_signed" if entry.signed_sheet else "place_unsigned")


def _sent_words(texts: Texts, entry: InspectedEntry) -> str:
    said = []
    for one in entry.sent:
        handed = _said(texts, "sent_handed", day=one.handed_on) or texts("sent_not_handed")
        proposal = _said(texts, "sent_result", result=one.result)
        said.append(f"{one.what}{_said(texts, 'sent_on', day=one.on)}{proposal or handed}")
    return "; ".join(said) or texts("sent_none")


def exception_sentence(one: InspectedException) -> str:
    """Return what happened outside the rule as a plain sentence."""
    texts, values = form_texts("ho_so_kiem_tra"), dict(one.values)
    on = values.pop("on", None)
    values["day"] = _said(texts, "on_day", day=on)
    if "number" in values:
        values["number"] = padded(int(values["number"]))
    if one.code == "withdrawn":
        values["reason"] = _said(texts, "reason_given", reason=str(values["reason"]).rstrip("."))
    elif "reason" in values:
        values["reason"] = str(values["reason"]).rstrip(".") or texts("unknown")
    return texts(one.code, **values)
