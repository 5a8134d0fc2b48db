"""Parts that the Word forms share: head, title, lists, signatures. Texts and sizes are those of the printed page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.rules.documents import Span
from models.rules.fact import fact
from models.rules.pages import Letterhead, LineKind, Signatory
from models.rules.rulesets import RuleSet
from reports.breaking import balanced, line_width
from reports.docx.pieces import BASELINE, Band, Box, Look, Pads, before, bound, kept, para, run, table
from reports.docx.styles import KIND_LEADING, MARK_LEADING, RULE_PT, SPACER_PT
from reports.fonts import PER_EM, Face, Fonts
from reports.paper import ASCENT, DESCENT, MM, PT, Paper
from reports.parts.grid import Grid, head_height, head_lines
from reports.parts.letterhead import DATE_AIR_PT, in_two, name_lines, right_block
from reports.parts.lists import counted
from reports.parts.titles import UNDER_STAR_PT
from reports.texts import Texts

# So many rows stay with count and signatures.
LAST_ROWS = 2
# What lies under the baseline of an exactly spaced line.
_BELOW = 1 - BASELINE


@fact
class Hand:
    """What a text is measured with: the rule set of the document and the print faces."""

    rules: RuleSet
    fonts: Fonts

    def face(self, part: str) -> Face:
        """Return the face of a part of the page."""
        return self.fonts.face(self.rules.word(f"{part}_style"))

    def cased(self, part: str, text: str) -> str:
        """Return a text as the rules write that part: in capitals or as it is."""
        return text.upper() if "caps" in self.rules.word(f"{part}_style") else text

    def lines(self, part: str, text: str, room_mm: float) -> list[str]:
        """Break a heading as the page breaks it."""
        return balanced(self.face(part), self.cased(part, text), room_mm * MM / self.rules[f"{part}_size"] * PER_EM)

    def width(self, part: str, text: str) -> float:
        """Return the width of one line in mm."""
        return line_width(self.face(part), text) * self.rules[f"{part}_size"] / PER_EM * PT


class Head:
    """The head of a page, laid out: names at the left, the Party's or the nation's name at the right."""

    def __init__(self, hand: Hand, sheet: Paper, letterhead: Letterhead, dated: str = "", inset: float = 0.0) -> None:
        rules = hand.rules
        self._hand, self._inset = hand, inset
        whole = rules["left_block"] + rules["right_block_least"]
        width = sheet.text_width - 2 * inset
        right = right_block(sheet, rules, dated, hand.face("place_date"))
        self.left, self.right = width * (whole - right) / whole, width * right / whole
        size, room = rules["body_name_size"], self.left - rules["block_air"]
        self._superior = [line for line in name_lines(letterhead.superior, hand.face("superior"), size, room) if line]
        self._body = name_lines(letterhead.body, hand.face("body_name"), size, room)
        fits = not dated or hand.width("place_date", dated) <= right * sheet.text_width / whole
        self._dated = ([dated] if fits else in_two(dated)) if dated else []

    @property
    def count(self) -> int:
        """Return how many lines the names take."""
        return len(self._superior) + len(self._body)

    def table(self, number: str = "", letter_subject: str = "") -> str:
        """Return the head as a table without rules."""
        bands = [Band((Box(self._names()), Box(self._banner()))), self._second(number)]
        if letter_subject:
            bands.append(Band((Box(self._about(letter_subject)), Box(para("NgayThang")))))
        return table((self.left, self.right), bands, Pads(), indent=self._inset)

    def _names(self) -> str:
        rules = self._hand.rules
        lines = [*(para("CapTren", line) for line in self._superior), *(para("CoQuan", line) for line in self._body)]
        if share := rules["issuer_rule_share"]:
            widest = max(self._hand.width("body_name", line) for line in self._body)
            drop = DESCENT * max(rules["body_name_size"], rules["motto_size"]) + rules["banner_rule_drop"]
            lines.append(ruled(rules, self.left, widest * share, drop, rules["head_leading"]))
        return "".join(lines)

    def _banner(self) -> str:
        """Return the name over the right block with its motto and the rule below, as long as the last line."""
        rules = self._hand.rules
        last = "motto" if rules.word("motto") else "banner"
        lines = [para("TieuDe", rules.word("banner"))]
        lines += [para("TieuNgu", rules.word("motto"))] if last == "motto" else []
        width = self._hand.width(last, rules.word(last)) * rules["banner_rule_share"]
        drop = DESCENT * rules[f"{last}_size"] + rules["banner_rule_drop"]
        return "".join((*lines, ruled(rules, self.right, width, drop, rules["head_leading"])))

    def _second(self, number: str) -> Band:
        """Return the row of star, number and date, the last two level."""
        rules = self._hand.rules
        leading, mark = rules["head_leading"], rules.word("issuer_mark")
        marked = run(Span(mark), lowered=rules["star_drop"]) if mark else ""
        left = f'<w:p><w:pPr><w:pStyle w:val="DauSao"/></w:pPr>{marked}</w:p>' if mark else ""
        if not self._dated:
            return Band((Box(left or para("DongDem")), Box(para("DongDem"))))
        lead = self._drop() - (leading if mark else 0.0) - BASELINE * leading
        left += para("SoKyHieu", number, Look(before=max(lead, 0.0)))
        return Band((Box(left), Box("".join(para("NgayThang", line) for line in self._dated), at="bottom")))

    def _drop(self) -> float:
        """Return how far the number's baseline lies below the first row, in points."""
        rules = self._hand.rules
        leading = rules["head_leading"]
        lines = 2 if rules.word("motto") else 1
        last, right = (self.count - 1) * leading, (lines - 1) * leading
        rule_end = DESCENT * rules["motto_size"] + rules["banner_rule_drop"] + RULE_PT
        left_end = last + (rule_end if rules["issuer_rule_share"] else _BELOW * leading)
        row_end = max(left_end, right + rule_end)
        above = DATE_AIR_PT + (len(self._dated) - 1) * leading
        return max(last + rules["number_row_drop"], right + above) - row_end

    def _about(self, subject: str) -> str:
        """Return what a công văn is about, under its number."""
        rules = self._hand.rules
        lines = self._hand.lines("letter_subject", subject, self.left - rules["block_air"])
        lead = before(rules["letter_subject_drop"], rules["head_leading"], rules["letter_subject_leading"])
        return para("VeViec", "\n".join(lines), Look(before=lead))


def ruled(rules: RuleSet, room: float, width: float, drop: float, above: float) -> str:
    """Return a rule of a width in mm, centred in its room; `drop` is below the baseline of a line of that leading."""
    side = (room - width) / 2
    look = Look(before=max(drop - _BELOW * above, 0.0), left=side, right=side, rule=rules["title_rule"])
    return para("KeDuong", look=look)


@fact
class Title:
    """A title block, and how many points of it lie below the baseline that the text counts from."""

    content: str
    below: float


def title(
    hand: Hand, sheet: Paper, kind: str, subject: Sequence[str], drop: float, above: float, table_at: float = 0.0
) -> Title:
    """Return the title block; `drop` is the kind's baseline below that of a line of leading `above`.

    `table_at` is where a table begins below the block's last baseline, 0 where none does.
    """
    rules = hand.rules
    texts = [text for text in subject if text]
    lines = [line for text in texts for line in hand.lines("subject", text, sheet.text_width)]
    kinds = hand.lines("kind", kind, sheet.text_width)
    leading, part = (rules["text_leading"], "subject") if lines else (KIND_LEADING, "kind")
    content = para("TenLoai", "\n".join(kinds), Look(before=before(drop, above, KIND_LEADING)))
    if lines:
        content += para("TrichYeu", "\n".join(lines), Look(before=before(rules["subject_drop"], KIND_LEADING, leading)))
    last = (lines or kinds)[-1]
    return _title_end(hand, sheet, content, hand.width(part, last), leading, table_at)


def _title_end(hand: Hand, sheet: Paper, content: str, width: float, leading: float, table_at: float) -> Title:
    """End a title with its mark, or with a rule of some part of the last line."""
    rules, drop = hand.rules, hand.rules["title_mark_drop"]
    if mark := rules.word("title_mark"):
        below = _BELOW * MARK_LEADING
        after = table_at - below if table_at else 0.0
        look = Look(before=before(drop, leading, MARK_LEADING), after=after)
        return Title(content + para("GachTrichYeu", mark, look), below)
    below = max(drop, _BELOW * leading) + RULE_PT
    return Title(content + ruled(rules, sheet.text_width, width * rules["title_rule_share"], drop, leading), below)


def under_star(hand: Hand) -> float:
    """Return a title's distance from the line of the star, which itself hangs a little lower."""
    return UNDER_STAR_PT + hand.rules["star_drop"]


def cell_pads(side: float, pad_y: float, size: float, leading: float, rule: float) -> Pads:
    """Return the room in a cell so that rows are as high as on the printed page: `pad_y` in mm, the rest in points."""
    top = pad_y * MM + ASCENT * size - BASELINE * leading
    bottom = pad_y * MM + DESCENT * size - _BELOW * leading
    return Pads(side, max(top - rule / 2, 0.0), max(bottom - rule / 2, 0.0))


def data_table(
    hand: Hand, widths: Sequence[float], captions: Iterable[str], rows: Iterable[Band], side: float, pad_y: float
) -> str:
    """Return a ruled table: head repeated on each page, rows never split, the last rows with what follows."""
    rules = hand.rules
    grid = Grid(tuple(widths), side, pad_y)
    bands = list(rows)
    bands[-LAST_ROWS:] = [kept(band) for band in bands[-LAST_ROWS:]]
    pads = cell_pads(side, pad_y, rules["table_size"], rules["table_leading"], rules["table_rule"])
    return table(widths, (head_band(grid, captions, hand.fonts), *bands), pads, rules["table_rule"])


def head_band(grid: Grid, captions: Iterable[str], fonts: Fonts) -> Band:
    """Return a table's head, its captions broken as on the page."""
    return broken_head(grid, head_lines(grid, captions, fonts.bold))


def broken_head(grid: Grid, heads: Sequence[Sequence[str]], side: float | None = None) -> Band:
    """Return a table's head from captions that are broken already; they may come nearer to the rules than texts."""
    boxes = tuple(Box(para("DauBang", "\n".join(lines)), at="center", side=side) for lines in heads)
    return Band(boxes, head=True, least=head_height(grid, heads))


def count_line(hand: Hand, texts: Texts, kinds: Sequence[LineKind], below: float) -> str:
    """Return what a list counts, so many points below the table, kept with the signatures."""
    look = Look(before=below - BASELINE * hand.rules["text_leading"], keep=True)
    return para("DongTrai", counted(texts, kinds), look)


def block_widths(hand: Hand, sheet: Paper) -> tuple[float, float]:
    """Return the widths of the left and right blocks of a page."""
    rules = hand.rules
    left = sheet.text_width * rules["left_block"] / (rules["left_block"] + rules["right_block_least"])
    return left, sheet.text_width - left


def cell(text: str, style: str = "OBang", narrow: bool = True, bold: bool = False) -> Box:
    """Return one cell of a list."""
    return Box(para(style, (Span(bound(text, narrow), bold),)))


def signing_lead(hand: Hand, drop: float) -> float:
    """Return the space before signature blocks whose first baseline lies so many points below a line of text."""
    leading = hand.rules["text_leading"]
    return before(drop, leading, leading)


def under_table(hand: Hand, drop: float) -> float:
    """Return the space before signature blocks so many points below a table and the line that parts the two."""
    return drop - SPACER_PT - BASELINE * hand.rules["text_leading"]


def signing(
    hand: Hand,
    widths: Sequence[float],
    signers: Sequence[Signatory],
    space: float,
    lead: float,
    dated: str = "",
    left: str = "",
) -> str:
    """Return signature blocks side by side, their names level; `dated` stands over the last.

    `lead` is the space before the first line in points, `left` what stands to the left of a single signer.
    """
    rules = hand.rules
    leading = rules["text_leading"]
    heads = [_signer_head(hand, signer, "", lead + (leading if dated else 0.0)) for signer in signers[:-1]]
    heads.append(_signer_head(hand, signers[-1], dated, lead))
    look = Look(before=before(space * MM + ASCENT * rules["signature_size"], leading, leading))
    names = [para("HoTenKy", hand.cased("signer_name", bound(one.name, narrow=True)), look) for one in signers]
    if len(signers) == 1:
        return table(widths, (Band((Box(left or para("DongDem")), Box(heads[0] + names[0]))),), Pads())
    return table(widths, (Band(tuple(map(Box, heads))), Band(tuple(map(Box, names)))), Pads())


def _signer_head(hand: Hand, signer: Signatory, dated: str, lead: float) -> str:
    lines = [
        ("NgayKy", dated),
        ("QuyenHan", hand.cased("authority", signer.authority)),
        ("ChucVu", hand.cased("signer_title", signer.title)),
    ]
    said = [(style, text) for style, text in lines if text] or [("QuyenHan", "")]
    return "".join(
        para(style, bound(text, narrow=True), Look(before=0.0 if place else lead))
        for place, (style, text) in enumerate(said)
    )
