"""Parts that the Word forms share: head, title, lists, signatures. Texts and sizes are those of the printed page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.rules.documents import Span
from models.rules.pages import Letterhead, LineKind, Signatory
from reports.breaking import balanced, line_width
from reports.docx.pieces import Band, Box, Look, Pads, before, bound, kept, para, run, table
from reports.fonts import PER_EM, Fonts
from reports.paper import ASCENT, DESCENT, MM, PT, Paper, rule_set
from reports.parts.grid import Grid, head_height, head_lines
from reports.parts.letterhead import name_lines, right_block
from reports.parts.lists import counted
from reports.parts.titles import FIRST_SUBJECT_PT, HYPHENS_PT, UNDER_STAR_PT
from reports.texts import Texts, form_texts

KIND_LEADING, HYPHENS_LEADING = 20.0, 14.0
# So many rows stay with count and signatures.
LAST_ROWS = 2
HEAD = 17.0


def head(paper: Paper, fonts: Fonts, letterhead: Letterhead, dated: str = "", inset: float = 0.0) -> str:
    """Return the head as a table without rules: names and the Party's name, then star, place and date."""
    left, right = _blocks(paper, fonts, dated, inset)
    star = f'<w:p><w:pPr><w:pStyle w:val="DauSao"/></w:pPr>{run(Span("*"), lowered=rule_set()["star_drop"])}</w:p>'
    below = [star, para("SoKyHieu")] if dated else [star]
    bands = (
        Band((Box("".join(_names(fonts, letterhead, left))), Box(_party(fonts, right)))),
        Band((Box("".join(below)), Box(_dated(fonts, dated, right), at="bottom"))),
    )
    return table((left, right), bands, Pads(), indent=inset)


def _blocks(paper: Paper, fonts: Fonts, dated: str, inset: float) -> tuple[float, float]:
    rules = rule_set()
    width = paper.text_width - 2 * inset
    right = right_block(paper, dated, fonts.italic) * width / (rules["left_block"] + rules["right_block_least"])
    return width - right, right


def _names(fonts: Fonts, letterhead: Letterhead, left: float) -> list[str]:
    rules = rule_set()
    size, room = rules["body_name_size"], left - rules["block_air"]
    superior = [line for line in name_lines(letterhead.superior, fonts.regular, size, room) if line]
    body = name_lines(letterhead.body, fonts.bold, size, room)
    return [*(para("CapTren", line) for line in superior), *(para("CoQuan", line) for line in body)]


def name_count(paper: Paper, fonts: Fonts, letterhead: Letterhead, inset: float = 0.0) -> int:
    """Return how many lines the names take in a head without a date."""
    return len(_names(fonts, letterhead, _blocks(paper, fonts, "", inset)[0]))


def _party(fonts: Fonts, room: float) -> str:
    """Return the Party's name and the rule under it, exactly as long as the name."""
    rules = rule_set()
    text, size = form_texts("so_ghi_danh")("party"), rules["party_title_size"]
    width = line_width(fonts.bold, text) * size / PER_EM * PT
    drop = DESCENT * size + rules["title_rule_drop"] - 0.2 * rules["head_leading"]
    side = (room - width) / 2
    return para("TenDang", text) + para(
        "KeDuong", look=Look(before=drop, left=side, right=side, rule=rules["title_rule"])
    )


def _dated(fonts: Fonts, dated: str, room: float) -> str:
    """Return place and date; one too long for its block breaks after the comma."""
    size, face = rule_set()["place_date_size"], fonts.italic
    if line_width(face, dated) * size / PER_EM * PT <= room:
        return para("NgayThang", dated)
    place, _, day = dated.rpartition(", ")
    return para("NgayThang", f"{place},") + para("NgayThang", day)


def title(
    paper: Paper, fonts: Fonts, kind: str, subject: Sequence[str], drop: float, above: float = HEAD, after: float = 0.0
) -> str:
    """Return the title block; `drop` is the kind's baseline below the one above, a line of leading `above`."""
    rules = rule_set()
    room = paper.text_width * MM / rules["subject_size"] * PER_EM
    lines = [line for text in subject for line in balanced(fonts.bold, text, room)]
    leading = rules["text_leading"]
    first = before(FIRST_SUBJECT_PT, KIND_LEADING, leading)
    hyphens = before(HYPHENS_PT, leading, HYPHENS_LEADING)
    return "".join(
        (
            para("TenLoai", kind, Look(before=before(drop, above, KIND_LEADING))),
            para("TrichYeu", "\n".join(lines), Look(before=first)) if lines else "",
            para("GachTrichYeu", "-----", Look(before=hyphens, after=after)),
        )
    )


def under_star() -> float:
    """Return a title's distance from the line of the star, which itself hangs a little lower."""
    return UNDER_STAR_PT + rule_set()["star_drop"]


def table_after(below: float) -> float:
    """Return the space after the hyphens for a table that begins so many points below their baseline."""
    return below - 0.2 * HYPHENS_LEADING


def cell_pads(side: float, pad_y: float, size: float, leading: float, rule: float) -> Pads:
    """Return the room in a cell so that rows are as high as on the printed page: `pad_y` in mm, the rest in points."""
    top = pad_y * MM + ASCENT * size - 0.8 * leading
    bottom = pad_y * MM + (ASCENT + DESCENT) * size - ASCENT * size - 0.2 * leading
    return Pads(side, max(top - rule / 2, 0.0), max(bottom - rule / 2, 0.0))


def data_table(
    fonts: Fonts, widths: Sequence[float], captions: Iterable[str], rows: Iterable[Band], side: float, pad_y: float
) -> str:
    """Return a ruled table: head repeated on each page, rows never split, the last rows with what follows."""
    rules = rule_set()
    grid = Grid(tuple(widths), side, pad_y)
    bands = list(rows)
    bands[-LAST_ROWS:] = [kept(band) for band in bands[-LAST_ROWS:]]
    pads = cell_pads(side, pad_y, rules["table_size"], rules["table_leading"], rules["table_rule"])
    return table(widths, (head_band(grid, captions, fonts), *bands), pads, rules["table_rule"])


def head_band(grid: Grid, captions: Iterable[str], fonts: Fonts) -> Band:
    """Return a table's head, its captions broken as on the page."""
    heads = head_lines(grid, captions, fonts.bold)
    boxes = tuple(Box(para("DauBang", "\n".join(lines)), at="center") for lines in heads)
    return Band(boxes, head=True, least=head_height(grid, heads))


def count_line(texts: Texts, kinds: Sequence[LineKind], below: float) -> str:
    """Return what a list counts, so many points below the table, kept with the signatures."""
    return para("DongTrai", counted(texts, kinds), Look(before=below - 0.8 * rule_set()["text_leading"], keep=True))


def block_widths(sheet: Paper) -> tuple[float, float]:
    """Return the widths of the left and right blocks of a page."""
    rules = rule_set()
    left = sheet.text_width * rules["left_block"] / (rules["left_block"] + rules["right_block_least"])
    return left, sheet.text_width - left


def cell(text: str, style: str = "OBang", narrow: bool = True, bold: bool = False, keep: bool = False) -> Box:
    """Return one cell of a list."""
    return Box(para(style, (Span(bound(text, narrow), bold),), Look(keep=True) if keep else Look()))


def signing_lead(drop: float) -> float:
    """Return the space before signature blocks whose first baseline lies so many points below a line of text."""
    leading = rule_set()["text_leading"]
    return before(drop, leading, leading)


def signing(
    widths: Sequence[float], signers: Sequence[Signatory], space: float, lead: float, dated: str = "", left: str = "",
) -> str:  # fmt: skip
    """Return signature blocks side by side, their names level; `dated` stands over the last.

    `lead` is the space before the first line in points, `left` what stands to the left of a single signer.
    """
    rules = rule_set()
    leading = rules["text_leading"]
    heads = [
        _signer_head(signer, dated if place == len(signers) - 1 else "", lead) for place, signer in enumerate(signers)
    ]
    name_before = before((space * MM + ASCENT * rules["signature_size"]), leading, leading)
    names = [para("HoTenKy", bound(signer.name, narrow=True), Look(before=name_before)) for signer in signers]
    if len(signers) == 1:
        band = Band((Box(left or para("DongDem")), Box(heads[0] + names[0])))
        return table(widths, (band,), Pads())
    _level(heads, signers, dated, lead, leading)
    return table(
        widths,
        (
            Band(
                tuple(map(Box, heads)),
            ),
            Band(tuple(map(Box, names))),
        ),
        Pads(),
    )


def _level(heads: list[str], signers: Sequence[Signatory], dated: str, lead: float, leading: float) -> None:
    """Lower the blocks without the date line, so that authorities are level."""
    if not dated:
        return
    for place in range(len(signers) - 1):
        heads[place] = _signer_head(signers[place], "", lead + leading)


def _signer_head(signer: Signatory, dated: str, lead: float) -> str:
    lines = [("NgayKy", dated), ("QuyenHan", signer.authority), ("ChucVu", signer.title)]
    said = [(style, text) for style, text in lines if text] or [("QuyenHan", "")]
    return "".join(para(style, text, Look(before=0.0 if place else lead)) for place, (style, text) in enumerate(said))
