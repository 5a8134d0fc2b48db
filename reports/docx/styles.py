"""The styles of a Word text: named as a văn thư calls the parts of a page, their sizes from the rule set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from models.rules.fact import fact
from models.rules.rulesets import RuleSet
from reports.docx.pieces import mm_twips, twips
from reports.parts.book_closing import CAPTION_SIZE, FIGURES_PT, FIGURES_SIZE

FONT = "Times New Roman"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# The leading of what a page draws in one line only: cover, gương.
_DISPLAY = 1.2
KIND_LEADING, MARK_LEADING = 20.0, 14.0
SPACER_PT = 1.0
RULE_PT = 2.0


@fact
class Style:
    """One paragraph style; `leading` is exact, 0 leaves it to the face; `outline` 1 and 2 show in the navigation."""

    id: str
    name: str
    size: float
    leading: float
    marks: str = ""
    align: str = "left"
    before: float = 0.0
    first: float = 0.0
    keep: bool = False
    outline: int = 0
    underline: bool = False


def style_list(rules: RuleSet) -> Iterator[Style]:
    """Give the styles of every form."""
    yield from _head_styles(rules)
    yield from _body_styles(rules)
    yield from _foot_styles(rules)
    yield from _table_styles(rules)
    yield from _book_styles(rules)
    yield from _slip_styles(rules)


_CENTRED: dict[str, Any] = {"align": "center"}


def _marks(rules: RuleSet, part: str) -> str:
    """Return bold and italic of a part of the page."""
    words = rules.word(f"{part}_style").split()
    return "b" * ("bold" in words) + "i" * ("italic" in words)


def _part(rules: RuleSet, key: str, name: str, part: str, leading: float, **more: Any) -> Style:
    """Return the style of a part whose size and marks stand in the rule set under its own name."""
    return Style(key, name, rules[f"{part}_size"], leading, _marks(rules, part), **more)


def _head_styles(rules: RuleSet) -> Iterator[Style]:
    head, text, centre = rules["head_leading"], rules["text_leading"], _CENTRED
    name = rules["body_name_size"]
    yield Style("CapTren", "Cơ quan cấp trên", name, head, _marks(rules, "superior"), "center")
    yield _part(rules, "CoQuan", "Cơ quan ban hành", "body_name", head, **centre)
    yield Style("DauSao", "Dấu sao dưới tên cơ quan", name, head, align="center")
    yield _part(rules, "TieuDe", "Tiêu đề, Quốc hiệu", "banner", head, **centre)
    yield _part(rules, "TieuNgu", "Tiêu ngữ", "motto", head, **centre)
    yield Style("KeDuong", "Đường kẻ", 2, RULE_PT, align="center")
    yield _part(rules, "SoKyHieu", "Số và ký hiệu", "number_row", head, **centre)
    yield _part(rules, "VeViec", "Trích yếu công văn", "letter_subject", rules["letter_subject_leading"], **centre)
    yield _part(rules, "NgayThang", "Địa danh, ngày tháng", "place_date", head, **centre)
    yield _part(rules, "TenLoai", "Tên loại văn bản", "kind", KIND_LEADING, keep=True, **centre)
    yield _part(rules, "TrichYeu", "Trích yếu", "subject", text, keep=True, **centre)
    yield Style("GachTrichYeu", "Gạch dưới trích yếu", rules["subject_size"], MARK_LEADING, align="center", keep=True)
    yield _part(rules, "KinhGui", "Kính gửi", "addressed", text, **centre)
    yield _part(rules, "SoTrang", "Số trang", "number", 0, **centre)


def _body_styles(rules: RuleSet) -> Iterator[Style]:
    size, leading, gap, indent = (rules[name] for name in ("text_size", "text_leading", "paragraph_gap", "text_indent"))
    middle = rules.word("part_place") == "centre"
    place = {"before": rules["part_gap"], **({"align": "center"} if middle else {"first": indent})}
    yield _part(rules, "DeMucPhan", "Đề mục I-", "part", leading, keep=True, outline=1, **place)
    marks = _marks(rules, "section")
    section: dict[str, Any] = {"before": rules["section_gap"], "first": indent, "keep": True, "outline": 2}
    yield Style("DeMuc", "Đề mục 1.", size, leading, marks, **section)
    body: dict[str, Any] = {"align": "both", "before": gap, "first": indent}
    yield Style("DoanVan", "Đoạn văn", size, leading, **body)
    yield Style("DiemA", "Điểm a)", size, leading, **body)
    yield Style("GachDauDong", "Gạch đầu dòng", size, leading, **body)
    yield Style("DoanLien", "Đoạn không lùi đầu dòng", size, leading, align="both", before=gap)
    yield Style("DongTrai", "Dòng canh trái", size, leading)
    yield Style("DeMucLien", "Đề mục sát lề", size, leading, "b", before=gap, keep=True, outline=2)
    yield Style("DongAnh", "Dòng ảnh", size, 0)
    yield Style("DongDem", "Dòng đệm", 2, SPACER_PT)


def _foot_styles(rules: RuleSet) -> Iterator[Style]:
    size, leading, centre = rules["signature_size"], rules["text_leading"], _CENTRED
    yield Style("QuyenHan", "Quyền hạn ký", size, leading, _marks(rules, "authority"), keep=True, **centre)
    yield Style("ChucVu", "Chức vụ người ký", size, leading, _marks(rules, "signer_title"), keep=True, **centre)
    yield Style("HoTenKy", "Họ tên người ký", size, leading, _marks(rules, "signer_name"), **centre)
    yield _part(rules, "NgayKy", "Ngày ký", "place_date", leading, keep=True, **centre)
    under = "underlined" in rules.word("recipients_word_style")
    yield _part(rules, "NoiNhan", "Nơi nhận", "recipients_word", leading, underline=under)
    yield _part(rules, "DongNoiNhan", "Dòng nơi nhận", "recipients", rules["recipients_leading"])
    for part, key, name in (
        ("annex_word", "PhuLuc", "Phụ lục"),
        ("annex_name", "TenPhuLuc", "Tên phụ lục"),
        ("annex_reference", "KemPhuLuc", "Văn bản có phụ lục"),
    ):
        yield _part(rules, key, name, part, rules["head_leading"], keep=True, **centre)


def _table_styles(rules: RuleSet) -> Iterator[Style]:
    size, leading = rules["table_size"], rules["table_leading"]
    yield Style("DauBang", "Đầu bảng", size, leading, "b", "center", keep=True)
    yield Style("SoCot", "Số cột của bảng", 11, 13, "i", "center", keep=True)
    yield Style("OBang", "Ô bảng", size, leading)
    yield Style("OBangGiua", "Ô bảng, giữa", size, leading, align="center")
    yield Style("OBangSo", "Ô bảng, số", size, leading, align="right")
    yield Style("CongKy", "Dòng cộng kỳ", size, 15, keep=True)


def _book_styles(rules: RuleSet) -> Iterator[Style]:
    size, leading = rules["text_size"], rules["text_leading"]
    yield Style("KyGhiDanh", "Kỳ ghi danh", size, leading, "b")
    yield Style("TenSoDauTrang", "Tên sổ ở đầu trang", rules["table_size"], leading, "i", "right")
    yield Style("TenSo", "Tên sổ (bìa)", 40, 46, "b", "center")
    yield Style("DuoiTenSo", "Dòng dưới tên sổ (bìa)", 18, 24, "b", "center")
    yield Style("GachBia", "Gạch dưới tên sổ (bìa)", 18, 20, align="center")
    yield Style("NamSo", "Năm (bìa)", 24, 24 * _DISPLAY, "b", "center")
    yield Style("GocBia", "Góc bìa", size, 19)
    yield Style("TenNguoi", "Tên người được nêu gương", 20, 24, "b", "center", keep=True)
    yield Style("DongBangGuong", "Bảng của gương", size, 17)
    yield Style("ChuCai", "Chữ cái của bảng tra", rules["table_size"], 15.2, "b", keep=True)
    yield Style("DauTra", "Đầu cột của bảng tra", 11, 15.2, "i")
    yield Style("KhoaTra", "Ký hiệu của bảng tra", rules["table_size"], 15.2, "i", before=8)
    yield Style("ChuMaNiem", "Tên mã niêm", CAPTION_SIZE, 16, align="center")
    yield Style("MaNiem", "Mã niêm", FIGURES_SIZE, FIGURES_PT, "b")
    yield Style("TrangTrong", "Trang để trống", size, leading, "i", "center")
    yield Style("DongTra", "Dòng của bảng tra", rules["table_size"], 15.2)


def _slip_styles(rules: RuleSet) -> Iterator[Style]:
    size, small = rules["text_size"], rules["table_size"]
    yield Style("PhieuDau", "Đầu phiếu tháng", small, 14)
    yield Style("PhieuTen", "Tên phiếu tháng", 18, 23, "b")
    yield Style("PhieuDonVi", "Đơn vị của phiếu", 20, 25, "b")
    yield Style("PhieuHan", "Hạn nộp phiếu", size, 17.5, align="center")
    yield Style("PhieuNho", "Lời dặn trên phiếu", small, 14, "i")
    yield Style("PhieuDeMuc", "Đề mục của phiếu", size, 17.5, "b", before=7, keep=True, outline=1)
    yield Style("PhieuMa", "Mã dòng của phiếu", size, 17.5, "b", "center")
    yield Style("PhieuO", "Ô của phiếu", size, 17.5)
    yield Style("PhieuGiu", "Phần giữ lại của phiếu", 11, 14, "i", "center", keep=True)


def styles_xml(rules: RuleSet) -> str:
    """Return the whole of a styles part."""
    faces = f'w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"'
    size = f'<w:sz w:val="{round(2 * rules["text_size"])}"/><w:szCs w:val="{round(2 * rules["text_size"])}"/>'
    language = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {faces}/>{size}{language}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    own = "".join(_style(style) for style in style_list(rules))
    return f'<w:styles xmlns:w="{W}">{defaults}{_BASE}{own}</w:styles>'


_BASE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="TenSoCuoiDong"><w:name w:val="Tên sổ ở cuối dòng"/>'
    '<w:qFormat/><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:i/><w:iCs/><w:sz w:val="24"/>'
    '<w:szCs w:val="24"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/></w:style>'
)


def _style(style: Style) -> str:
    keep = "<w:keepNext/>" if style.keep else ""
    before = f' w:before="{twips(style.before)}"' if style.before else ""
    line = f' w:line="{twips(style.leading)}" w:lineRule="exact"' if style.leading else ""
    spacing = f"<w:spacing{before}{line}/>" if before or line else ""
    indent = f'<w:ind w:firstLine="{mm_twips(style.first)}"/>' if style.first else ""
    align = f'<w:jc w:val="{style.align}"/>' if style.align != "left" else ""
    outline = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    marks = "".join(f"<w:{mark}/><w:{mark}Cs/>" for mark in style.marks)
    size = f'<w:sz w:val="{round(2 * style.size)}"/><w:szCs w:val="{round(2 * style.size)}"/>'
    line_under = '<w:u w:val="single"/>' if style.underline else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}{spacing}{indent}{align}{outline}</w:pPr>'
        f"<w:rPr>{marks}{size}{line_under}</w:rPr></w:style>"
    )
