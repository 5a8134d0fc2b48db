"""The end of an official document in Word: signatures right, Nơi nhận left, in one row that never splits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.rules.pages import Signatory
from reports.breaking import line_width
from reports.docx.parts import Hand, block_widths, signing
from reports.docx.pieces import BASELINE, Band, Box, Look, Pads, before, bound, para, table
from reports.docx.styles import SPACER_PT
from reports.fonts import PER_EM
from reports.paper import PT, Paper

_HELD = para("DongDem", look=Look(keep=True))


def end(
    hand: Hand, sheet: Paper, signers: Sequence[Signatory], recipients: Sequence[str], dated: str, below: float
) -> Iterator[str]:
    """Give the end; `below` is what lies under the last baseline above it, in points."""
    rules = hand.rules
    lead = max(rules["signature_drop"] - below - BASELINE * rules["text_leading"], 0.0)
    if not below:
        # Under a table stands a line that parts it from the signatures.
        yield _HELD
        lead = max(lead - SPACER_PT, 0.0)
    block = block_widths(hand, sheet)[0]
    beside = "".join(_recipients(hand, recipients, lead + (rules["text_leading"] if dated else 0.0), block))
    if len(signers) == 1:
        yield signing(hand, block_widths(hand, sheet), signers, rules["signing_space"], lead, dated, beside)
    elif signers:
        even = (sheet.text_width / len(signers),) * len(signers)
        widths = even if len(signers) > 2 else block_widths(hand, sheet)
        yield signing(hand, widths, signers, rules["signing_space"], lead, dated)
        yield from _recipients(hand, recipients, lead, sheet.text_width)
    elif recipients:
        yield table(block_widths(hand, sheet), (Band((Box(beside), Box(para("DongDem")))),), Pads())


def _recipients(hand: Hand, lines: Sequence[str], lead: float, width: float) -> Iterator[str]:
    """Give Nơi nhận and its lines, which hang after their dashes in their column of a width in mm."""
    rules = hand.rules
    if not lines:
        return
    leading = rules["recipients_leading"]
    yield para("NoiNhan", rules.word("recipients_word"), Look(before=lead, keep=True))
    hang = line_width(hand.face("recipients"), "- ") * rules["recipients_size"] / PER_EM * PT
    first = before(rules["recipients_drop"], rules["text_leading"], leading)
    spare = width - rules["recipients_room"]
    for place, line in enumerate(lines):
        look = Look(before=0.0 if place else first, left=hang, first=-hang, right=max(spare, 0.0))
        yield para("DongNoiNhan", bound(line, narrow=True), look)
