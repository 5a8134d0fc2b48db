"""Hồ sơ kiểm tra in Word: the same lượt, tables, pictures of slips and sentences."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.documents import Span
from models.rules.filekinds import PICTURES, kind_of
from models.rules.inspection import InspectedEntry, InspectedFile, InspectionFacts
from models.rules.numerals import in_words, padded
from models.rules.pages import Signatory
from reports.docx.file import NO_HEAD, Part, WordFile, page_number
from reports.docx.parts import Hand, Head, block_widths, cell, cell_pads, signing, signing_lead, title
from reports.docx.pieces import BASELINE, Band, Look, before, bound, para, table
from reports.docx.styles import SPACER_PT
from reports.forms import ho_so_kiem_tra as page
from reports.paper import Paper, paper
from reports.parts.letterhead import place_and_date
from reports.parts.titles import UNDER_DATE_PT
from reports.press import image_size
from reports.texts import form_texts


def mirrored(_facts: InspectionFacts) -> bool:
    """Return False: one side of the sheet is printed."""
    return False


def write(file: WordFile, facts: InspectionFacts, hand: Hand) -> None:
    """Write the file: each lượt, what happened outside the rule, who signs."""
    texts, sheet = form_texts("ho_so_kiem_tra"), paper(hand.rules)
    dated = place_and_date(facts.letterhead, facts.dated, facts.dated)
    subject = (texts(f"subject_{facts.kind}", of=facts.of),)
    top = title(hand, sheet, texts("title"), subject, UNDER_DATE_PT, hand.rules["head_leading"])
    file.add(Head(hand, sheet, facts.letterhead, dated).table(), top.content)
    leading = hand.rules["text_leading"]
    first = max(page.PART_PT - top.below - BASELINE * leading, 0.0)
    file.add(para("DeMucLien", texts("entries"), Look(before=first)))
    count = len(facts.entries)
    said = texts("count", count=count, words=in_words(count)) if count else texts("none")
    file.add(para("DongTrai", said, Look(before=before(page.AFTER_PT, leading, leading))))
    for entry in facts.entries:
        file.add(*_entry(file, entry, hand, sheet))
    file.add(*_exceptions(facts, hand))
    keeper = Signatory(texts("keeper"), facts.keeper.title, facts.keeper.name)
    space, lead = hand.rules["signing_space_foot"], signing_lead(hand, page.SIGN_PT)
    file.add(signing(hand, block_widths(hand, sheet), (keeper, facts.signer), space, lead))
    file.end(Part(sheet, page_number(), first=NO_HEAD))


def _entry(file: WordFile, entry: InspectedEntry, hand: Hand, sheet: Paper) -> Iterator[str]:
    """Give one lượt: heading, table, pictures of its slip."""
    rules, texts = hand.rules, form_texts("ho_so_kiem_tra")
    leading = rules["text_leading"]
    heading = texts("heading", number=padded(entry.number), year=entry.year, name=entry.name)
    yield para("DeMucLien", bound(heading), Look(before=before(page.HEADING_PT, leading, leading)))
    gap = page.TABLE_PT - (1 - BASELINE) * leading - SPACER_PT
    yield para("DongDem", look=Look(before=max(gap, 0.0), keep=True))
    pads = cell_pads(page.PAD_X, page.PAD_Y, rules["table_size"], rules["table_leading"], rules["table_rule"])
    bands = (Band((cell(label, bold=True), cell(text, narrow=False))) for label, text in page.entry_rows(entry))
    yield table(page.WIDTHS, bands, pads, rules["table_rule"])
    for slip_file in entry.slip.files if entry.slip else ():
        yield from _picture(file, entry, slip_file, sheet)


def _picture(file: WordFile, entry: InspectedEntry, picture: InspectedFile, sheet: Paper) -> Iterator[str]:
    """Give a slip's picture under its caption; one that cannot be read is named."""
    if kind_of(picture.data) not in PICTURES:
        return
    size = image_size(picture.data)
    key = "picture" if size else "picture_unreadable"
    caption = form_texts("ho_so_kiem_tra")(key, number=padded(entry.number), file=picture.name)
    yield para("OBang", (Span(caption, italic=True),), Look(before=page.PICTURE_GAP, keep=bool(size)))
    if size:
        yield file.picture(picture.data, *page.fitted(sheet.text_width, *size))


def _exceptions(facts: InspectionFacts, hand: Hand) -> Iterator[str]:
    texts, leading = form_texts("ho_so_kiem_tra"), hand.rules["text_leading"]
    yield para("DeMucLien", texts("exceptions"), Look(before=before(page.PART_PT, leading, leading)))
    told = [page.exception_sentence(one) for one in facts.exceptions] or [texts("no_exceptions")]
    for place, text in enumerate(told):
        yield para("DongTrai", bound(text), Look(before=page.SENTENCE_PT, keep=place == len(told) - 1))
