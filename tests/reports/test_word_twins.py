"""The Word twins: the same words as the page, the same pages in another program, and a file that Word takes."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import letter_facts
import page_facts as kit
import pytest
import test_inspection_pages as inspected
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from page_facts import HEAD, KEEPER, SIGNER, Reader
from twin_kit import W, converted, head_lines, ids, order_faults, page_words, parts, pdf_words, word_text, words

from models.rules.documents import Block, BlockKind, Recipients, Span
from models.rules.errors import Refused, WorldError
from models.rules.inspection import InspectedFile
from models.rules.pages import (
    BookFacts,
    BookParts,
    Letterhead,
    LineKind,
    LineState,
    PosterFacts,
    ProposalLine,
    ProposalListFacts,
    PublicLine,
    PublicListFacts,
    ReviewLine,
    ReviewSlipFacts,
    Signatory,
    StateNote,
)
from reports.docx import render_docx
from reports.render import render

DAY = date(2027, 5, 27)
PERSON, COLLECTIVE = LineKind.PERSON, LineKind.COLLECTIVE
DEED = "Dẫn nước từ khe về bản bằng 640 m ống nhựa từ tháng 4; mùa khô năm nay 22 hộ không phải gánh nước."
POSTER = PosterFacts(
    uuid="u1",
    letterhead=HEAD,
    signer=SIGNER,
    number=7,
    year=2027,
    book_name="Sổ ghi danh của Đảng uỷ xã Suối Mây",
    period_label="tháng 5 năm 2027",
    period_short="tháng 5",
    address="đồng chí",
    name="Tẩn Láo Sử",
    role="Trưởng thôn Nậm Chảy",
    when="Tháng 4/2027",
    subject="Xây dựng nông thôn mới",
    deed=f"{DEED}\n{DEED}",
    result="Hai thôn bên đã sang học cách làm.",
    dated=DAY,
    contributions="12 ngày công.",
    proposed_by="Chi bộ thôn Nậm Chảy",
    proposed_on=date(2027, 5, 4),
    decided_by="Ban Thường vụ Đảng uỷ",
    decided_on=date(2027, 5, 13),
    signed_on=DAY,
)


def public(count: int) -> PublicListFacts:
    lines = tuple(
        PublicLine(PERSON, "đồng chí", f"Tẩn Láo Sử {place}", "Chi bộ thôn Nậm Chảy", DEED) for place in range(count)
    )
    return PublicListFacts(HEAD, SIGNER, "Đảng uỷ xã Suối Mây", "tháng 5 năm 2027", lines, DAY, DAY)


def proposals(count: int) -> ProposalListFacts:
    lines = tuple(
        ProposalLine(COLLECTIVE, "", f"Chi hội Phụ nữ số {place}", "Thôn Sín Quẩy", DEED, DEED[:40], "Chưa thấy vướng")
        for place in range(count)
    )
    return ProposalListFacts(HEAD, KEEPER, SIGNER, "tháng 5 năm 2027", lines, DAY)


def review(count: int) -> ReviewSlipFacts:
    lines = tuple(ReviewLine(PERSON, f"Tẩn Láo Số {place}", "Thôn Nậm Chảy", 1979) for place in range(1, count + 1))
    return ReviewSlipFacts(HEAD, SIGNER, "Công an xã", "tháng 5 năm 2027", lines, DAY, date(2027, 5, 30), DAY)


LONG = Letterhead("Đảng bộ thành phố Hồ Chí Minh", "Đảng uỷ xã Phong Dụ Thượng", "Văn Miếu - Quốc Tử Giám")
FRAMED = letter_facts.text("Có ", Span("12", figure="luot", confirmed=False), " lượt, nặng 640 kg")
SUMS = letter_facts.table(
    ("STT", "Thôn", "Số lượt"), ("1", "Nậm Chảy", "12"), ("2", "Sín Quẩy", "1.234"), ("", "Cộng", "1.246"),
    numbers=(2,), total=True,
)  # fmt: skip
CONG_VAN = letter_facts.letter(
    kind="cong_van",
    title="",
    subject="cử cán bộ dự tập huấn ghi danh năm 2027",
    addressed=("Các chi bộ trực thuộc", "Công an xã"),
    body=(letter_facts.text("Đề nghị các chi bộ cử người."),),
    annexes=(),
)
TWO_SIGN = letter_facts.letter(
    rules="HD36", annexes=(), body=(FRAMED, SUMS), signers=(Signatory("", "NGƯỜI GHI", "Lù A Tủa"), SIGNER)
)
GAP = letter_facts.letter(number=None, dated=None, letterhead=LONG, body=letter_facts.REPORT_BODY * 4)
PLAIN_TABLE = letter_facts.table(("Thôn", "Việc"), ("Nậm Chảy", "Làm đường"), ("Sín Quẩy", "Trồng rừng"))
TABLES_ONLY = letter_facts.letter(body=(SUMS, PLAIN_TABLE, letter_facts.text("Trong đó:"), SUMS), annexes=())
LETTERS = {
    "cac-bang": ("thong-bao", TABLES_ONLY),
    "phu-luc-uy-ban": ("bao-cao", letter_facts.state_report(annexes=(letter_facts.ANNEX,))),
    "ba-nguoi-ky": ("quyet-dinh", letter_facts.letter(annexes=(), body=(FRAMED,), signers=(SIGNER, SIGNER, SIGNER))),
    "khong-ky": ("thong-bao", letter_facts.letter(annexes=(), body=(FRAMED,), signers=())),
    "bao-cao": ("bao-cao", letter_facts.letter()),
    "bao-cao-dai": ("bao-cao", GAP),
    "giay-moi": ("giay-moi", letter_facts.invitation()),
    "uy-ban": ("bao-cao", letter_facts.state_report()),
    "cong-van": ("cong-van", CONG_VAN),
    "thong-bao": ("thong-bao", TWO_SIGN),
    "mot-mat": ("quyet-dinh", letter_facts.letter(two_sided=False, with_number=False)),
}
SAMPLES = {
    **LETTERS,
    "guong": ("guong", POSTER),
    "guong-dai": ("guong", replace(POSTER, letterhead=LONG, deed="\n".join([DEED] * 9), contributions="")),
    "cong-khai": ("danh-sach-cong-khai", public(4)),
    "cong-khai-dai": ("danh-sach-cong-khai", public(27)),
    "cong-khai-rong": ("danh-sach-cong-khai", replace(public(0), letterhead=LONG)),
    "de-nghi": ("danh-sach-de-nghi", proposals(3)),
    "de-nghi-dai": ("danh-sach-de-nghi", proposals(14)),
    "ra-soat": ("phieu-ra-soat", review(5)),
    "ra-soat-dai": ("phieu-ra-soat", replace(review(24), letterhead=LONG)),
}
INSPECTED = {
    "ho-so": ("ho-so-kiem-tra", inspected.told(inspected.FULL, inspected.entry(46))),
    "ho-so-rong": ("ho-so-kiem-tra", inspected.told()),
}
SAMPLES |= INSPECTED
# The captions of a table, which a printed page repeats and a Word table says once.
HEADS = {
    "danh-sach-cong-khai": "STT Họ và tên, tên tập thể Đơn vị, thôn Việc làm",
    "danh-sach-de-nghi": (
        "STT Họ và tên, tên tập thể Chức vụ, đơn vị, thôn Nội dung việc làm, cách làm hay Kết quả, sức lan toả "
        "Xét điều kiện Ý kiến"
    ),
    "phieu-ra-soat": "STT Họ và tên, tên tập thể Năm sinh Đơn vị, thôn Ý kiến rà soát",
}


@pytest.fixture(scope="module")
def pages() -> dict[str, Reader]:
    """The printed pages of every sample."""
    return {name: Reader(render(form, facts)) for name, (form, facts) in SAMPLES.items()}


@pytest.fixture(scope="module")
def twins() -> dict[str, bytes]:
    """The Word file of every sample."""
    return {name: render_docx(form, facts) for name, (form, facts) in SAMPLES.items()}


def book_of(kind: str, hidden: str = "", **changes: Any) -> BookFacts:
    """Return a year of four periods: cancelled, withdrawn, corrected and late rows, and one period without any."""
    note = StateNote(date(2027, 5, 20), "08-TB/UBKT", "vi phạm")
    form = kit.form(kind)
    form = replace(form, columns=tuple(replace(one, shown=one.shown and one.id != hidden) for one in form.columns))
    cells = {"ket_qua": DEED[:60], "thoi_gian": "Tháng 4/2027"}
    april = [kit.entry(number, DEED, cells=dict(cells)) for number in range(1, 8)]
    may = [kit.entry(number, DEED, cells=dict(cells), kind=COLLECTIVE) for number in range(8, 11)]
    may[1] = replace(may[1], state=LineState.CANCELLED, note=note)
    may[2] = replace(may[2], state=LineState.WITHDRAWN, note=note, corrected=note)
    july = [kit.entry(11, DEED, late_from="tháng 5 năm 2027")]
    periods = (
        kit.period(4, april, form=form),
        kit.period(5, may, april, form=form),
        kit.period(6, (), (*april, *may), form=form),
        kit.period(7, july, (*april, *may), form=form),
    )
    made = kit.book(periods, form=form)
    seal = tuple(str(1234 + 777 * place) for place in range(8))
    return replace(made, closing=replace(made.closing, seal=seal), **changes)


BOOKS = {
    "so": book_of("landscape"),
    "so-doc": book_of("portrait"),
    "so-mot-ky": book_of("landscape", parts=replace(kit.ENTRIES_ONLY, only=("2027-05",))),
    "so-tra": book_of("landscape", parts=BookParts(index=True)),
    "so-khong-ghi-chu": book_of("landscape", hidden="ghi_chu"),
    "so-thay": book_of("landscape", parts=BookParts(pages=(2, 3, 13), replacing=(2, 3, 13))),
}


@pytest.fixture(scope="module")
def book_pages() -> dict[str, Reader]:
    """The printed pages of every book."""
    return {name: Reader(render("so-ghi-danh", facts)) for name, facts in BOOKS.items()}


@pytest.fixture(scope="module")
def laid(twins: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reader]:
    """The pages that LibreOffice lays the Word files out on."""
    books = {name: render_docx("so-ghi-danh", facts) for name, facts in BOOKS.items()}
    return converted({**twins, **books}, tmp_path_factory.mktemp("word"))


def repeated(name: str, reader: Reader) -> Counter[str]:
    """Return what stands on the pages again and again: heads of tables, page numbers."""
    pages = len(reader.pages)
    again = Counter({word: count * (pages - 1) for word, count in Counter(HEADS.get(name, "").split()).items()})
    return again + Counter(str(number) for page in range(pages) if (number := reader.number(page)))


def between(said: list[str]) -> list[str]:
    """Return the words from under the title to the signatures."""
    text = " ".join(said[said.index("-----") :])
    return re.split(" (?:NGƯỜI LẬP|CƠ QUAN RÀ|Suối Mây, ngày|Văn Miếu|Nơi nhận|NGƯỜI GHI|T/L BAN)", text)[0].split()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_twin_has_the_words_of_the_page(name: str, pages: dict[str, Reader], twins: dict[str, bytes]) -> None:
    form = SAMPLES[name][0]
    printed, written = pdf_words(pages[name]), words(twins[name])
    assert Counter(printed) - repeated(form, pages[name]) == Counter(written)
    # A printed page draws its text before the tables in it.
    if len(pages[name].pages) == 1 and "-----" in written and name != "cac-bang":
        # Head and signatures stand in tables, cell by cell; what lies between is read as it is printed.
        assert between(written) == between(printed)


@pytest.mark.parametrize("name", SAMPLES)
def test_another_program_lays_out_the_same_pages(name: str, pages: dict[str, Reader], laid: dict[str, Reader]) -> None:
    assert len(laid[name].pages) == len(pages[name].pages)
    # A tail that moves takes two rows with it in Word, none in LibreOffice: then the head is not said once more.
    missing = Counter(pdf_words(pages[name])) - Counter(pdf_words(laid[name]))
    assert missing in (Counter(), Counter(HEADS.get(SAMPLES[name][0], "").split()))
    assert not Counter(pdf_words(laid[name])) - Counter(pdf_words(pages[name]))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_head_stands_where_it_is_printed(name: str, pages: dict[str, Reader], laid: dict[str, Reader]) -> None:
    printed, found = head_lines(pages[name]), head_lines(laid[name])
    # Where a gap is left for the pen, another reader may see two pieces in its line.
    assert set(printed) - set(found) == set() and len(printed) >= 5
    for text, ours in printed.items():
        theirs = found[text]
        assert theirs.size == ours.size, text
        # A smaller first line of the State's head stands a little lower in an exactly spaced line.
        assert theirs.y == pytest.approx(ours.y, abs=1.2 if "uy-ban" in name else 0.5), text
        assert (theirs.x0, theirs.x1) == pytest.approx((ours.x0, ours.x1), abs=0.5), text
    assert rules_above(laid[name]) == pytest.approx(rules_above(pages[name]), abs=1.2)


def rules_above(reader: Reader) -> list[float]:
    """Return the places of the rules of a head."""
    return [level for level in reader.levels(0) if level < 40]


def test_a_book_is_laid_out_page_for_page(book_pages: dict[str, Reader], laid: dict[str, Reader]) -> None:
    for name, reader in book_pages.items():
        assert len(laid[name].pages) == len(reader.pages), name
        for place in range(len(reader.pages)):
            said = unhyphened(page_words(laid[name], place))
            assert said == unhyphened(page_words(reader, place)), (name, place)


def unhyphened(said: list[str]) -> Counter[str]:
    """Count words, parted after their hyphens: other programs break lines there, a printed page does not."""
    return Counter(part for word in said for part in re.split("(?<=-)", word) if part)


@pytest.mark.parametrize("name", SAMPLES)
def test_word_finds_everything_in_its_place(name: str, twins: dict[str, bytes]) -> None:
    assert order_faults(twins[name]) == []
    found = ids(twins[name])
    assert len(set(found)) == len(found)
    known = {style.style_id for style in Document(io.BytesIO(twins[name])).styles}
    used = {element.get(f"{W}val") for root in parts(twins[name]).values() for element in root.iter(f"{W}pStyle")}
    assert used <= known


def test_the_page_is_the_rule_sets() -> None:
    document = Document(io.BytesIO(render_docx("danh-sach-cong-khai", public(30))))
    (section,) = document.sections
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.02)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [margin.mm for margin in margins] == [pytest.approx(mm, abs=0.02) for mm in (30, 15, 20, 20)]
    assert section.different_first_page_header_footer and section.header_distance.mm == pytest.approx(10, abs=0.02)
    assert "PAGE" in section.header._element.xpath("string(.//w:instrText)")
    assert not section.first_page_header._element.xpath(".//w:instrText")
    landscape = Document(io.BytesIO(render_docx("danh-sach-de-nghi", proposals(1)))).sections[0]
    assert landscape.orientation == WD_ORIENT.LANDSCAPE and landscape.page_width > landscape.page_height


def test_styles_are_named_in_vietnamese_and_set_in_times() -> None:
    document = Document(io.BytesIO(render_docx("guong", POSTER)))
    names = {style.name for style in document.styles}
    assert {"Đoạn văn", "Tên loại văn bản", "Trích yếu", "Quyền hạn ký", "Ô bảng", "Số trang"} <= names
    assert not {"Heading 1", "List Bullet", "Table Grid"} & names, "nothing of anybody else's"
    text = document.styles["Đoạn văn"]
    assert (text.font.size, text.paragraph_format.line_spacing) == (Pt(14), Pt(18))
    assert text.paragraph_format.first_line_indent.mm == pytest.approx(10, abs=0.02)
    fonts = document.styles.element.xpath("w:docDefaults//w:rFonts")[0]
    assert set(fonts.attrib.values()) == {"Times New Roman"} and len(fonts.attrib) == 4


def test_tables_of_head_and_signatures_have_no_rules_and_lists_repeat_their_heads() -> None:
    document = Document(io.BytesIO(render_docx("danh-sach-de-nghi", proposals(9))))
    head, listed, signing = document.tables
    for table in (head, signing):
        assert set(table._tbl.xpath("w:tblPr/w:tblBorders/*/@w:val")) == {"nil"}
    assert set(listed._tbl.xpath("w:tblPr/w:tblBorders/*/@w:val")) == {"single"}
    assert [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in listed.rows] == [True] + [False] * 9
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for table in document.tables for row in table.rows)
    held = [all(p.xpath("w:pPr/w:keepNext") for p in row._tr.iter(f"{W}p")) for row in listed.rows]
    assert held == [False] * 8 + [True] * 2 or held == [True] + [False] * 7 + [True] * 2


def test_a_file_says_the_documents_day_and_body_and_nothing_of_the_machine() -> None:
    data = render_docx("guong", POSTER)
    properties = Document(io.BytesIO(data)).core_properties
    assert properties.author == properties.last_modified_by == "Đảng uỷ xã Suối Mây"
    assert properties.created == properties.modified == datetime(2027, 5, 27, tzinfo=properties.created.tzinfo)
    assert properties.comments == "" and properties.language == "vi-VN"
    assert properties.title == "Gương được ghi danh: Tẩn Láo Sử"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2027, 5, 27, 0, 0, 0)}
    assert b"python-docx" not in data and not [name for name in parts(data) if "thumbnail" in name or "app" in name]


@pytest.mark.parametrize("name", ["guong", "de-nghi-dai"])
def test_the_same_facts_give_the_same_bytes(
    name: str, twins: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: 1_900_000_000.0)
    assert render_docx(*SAMPLES[name]) == twins[name]


def test_a_practice_file_bears_the_mark() -> None:
    data = render_docx("danh-sach-cong-khai", replace(public(2), practice=True))
    assert order_faults(data) == [] and len(set(ids(data))) == len(ids(data))
    heads = [root for name, root in parts(data).items() if "header" in name]
    assert len(heads) == 2
    shapes = "{urn:schemas-microsoft-com:vml}textpath"
    marks = [element.get("string") for root in heads for element in root.iter(shapes)]
    assert marks.count("SỔ THỬ") == 2
    plain = parts(render_docx("danh-sach-cong-khai", public(2)))
    assert not [root for root in plain.values() for _ in root.iter(shapes)]


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "=1+1",
            "@x",
            "<w:p>&amp;",
            "a\x00b\x0bc",
            "uy\u0309 ban",
            "\ud800",
            "\ufffe",
            "]]>",
            "a\u2028b",
            "\t\n\r",
            "từng chữ " * 600,
        ]
    ),
)


@settings(deadline=None, max_examples=25)
@given(HOSTILE)
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    lines = (PublicLine(PERSON, "", text, text, text),)
    data = render_docx("danh-sach-cong-khai", replace(public(0), lines=lines))
    Document(io.BytesIO(data))
    assert order_faults(data) == []


def test_a_hostile_text_is_written_as_it_is_drawn() -> None:
    lines = (PublicLine(PERSON, "", "<b>&\x00", "=1+1 uy\u0309", "a\ufffe]]> 12 kg"),)
    said = words(render_docx("danh-sach-cong-khai", replace(public(0), lines=lines)))
    place = said.index("<b>&")
    assert said[place : place + 6] == ["<b>&", "=1+1", "u\u1ef7", "a]]>", "12", "kg"]


def test_a_report_of_two_sides_mirrors_its_margins_and_its_annex_lies_across() -> None:
    data = render_docx(*LETTERS["bao-cao"])
    text, annex = Document(io.BytesIO(data)).sections
    (settings_part,) = [root for name, root in parts(data).items() if name == "word/settings.xml"]
    assert settings_part.find(f"{W}mirrorMargins") is not None
    assert (text.left_margin.mm, text.right_margin.mm) == pytest.approx((30, 15), abs=0.02)
    assert text.different_first_page_header_footer and not annex.different_first_page_header_footer
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    margins = (annex.top_margin.mm, annex.bottom_margin.mm, annex.left_margin.mm, annex.header_distance.mm)
    assert margins == pytest.approx((30, 15, 20, 20), abs=0.02)
    one_sided = parts(render_docx(*LETTERS["mot-mat"]))["word/settings.xml"]
    assert one_sided.find(f"{W}mirrorMargins") is None


def test_signatures_keep_the_end_of_the_text_and_never_split() -> None:
    body = Document(io.BytesIO(render_docx(*LETTERS["giay-moi"]))).element.body
    signing = body.xpath("w:tbl")[-1]
    before = signing.getprevious()
    assert before.xpath("w:pPr/w:pStyle/@w:val") == ["DoanVan"] and before.xpath("w:pPr/w:keepNext")
    assert len(signing.xpath("w:tr")) == 1 and signing.xpath("w:tr/w:trPr/w:cantSplit")
    cells = [word_text(cell).split("\n") for cell in signing.iter(f"{W}tc")]
    assert cells[0][1] == "Nơi nhận:" and cells[1][1] == "T/L BAN THƯỜNG VỤ"


def test_parts_of_a_text_have_styles_of_their_own() -> None:
    document = Document(io.BytesIO(render_docx(*LETTERS["bao-cao"])))
    by_style = {paragraph.style.name: paragraph for paragraph in document.paragraphs}
    assert by_style["Đề mục I-"].text.isupper() and by_style["Đề mục 1."].text.startswith("4.")
    assert document.styles["Đề mục I-"].element.xpath("w:pPr/w:outlineLvl/@w:val") == ["0"]
    assert document.styles["Nơi nhận"].font.underline and document.styles["Trích yếu"].font.bold
    state = Document(io.BytesIO(render_docx(*LETTERS["uy-ban"]))).styles
    assert state["Nơi nhận"].font.italic and state["Chức vụ người ký"].font.bold
    assert not document.styles["Chức vụ người ký"].font.bold


def test_a_figure_that_nobody_confirmed_stands_in_a_frame() -> None:
    body = Document(io.BytesIO(render_docx(*LETTERS["thong-bao"]))).element.body
    assert [run.text for run in body.xpath("//w:r[w:rPr/w:bdr]")] == ["12"]


def test_units_stay_with_their_numbers_and_the_end_of_a_paragraph_is_free() -> None:
    body = word_text(Document(io.BytesIO(render_docx(*LETTERS["thong-bao"]))).element.body)
    assert "nặng 640\u00a0kg" in body
    assert "Đề nghị các chi bộ cử người." in word_text(
        Document(io.BytesIO(render_docx(*LETTERS["cong-van"]))).element.body
    )


def test_the_picture_of_a_slip_is_in_the_file_once_and_as_large_as_on_paper() -> None:
    photo = inspected.photo()
    slip = replace(
        inspected.FULL.slip, files=(InspectedFile("mặt trước.jpg", photo), InspectedFile("hỏng.jpg", photo[:90]))
    )
    facts = inspected.told(replace(inspected.FULL, slip=slip), replace(inspected.FULL, number=46, slip=slip))
    data = render_docx("ho-so-kiem-tra", facts)
    document = Document(io.BytesIO(data))
    sizes = [(shape.width.mm, shape.height.mm) for shape in document.inline_shapes]
    assert sizes == [pytest.approx((88.5, 118), abs=0.1)] * 2
    media = [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "media" in name]
    assert len(media) == 1, "the same picture is kept once"
    shapes = document.element.body.xpath(".//wp:docPr/@id")
    assert len(set(shapes)) == len(shapes) == 2
    said = word_text(document.element.body)
    assert "không đọc được ảnh" in said and data == render_docx("ho-so-kiem-tra", facts)


@settings(deadline=None, max_examples=25)
@given(HOSTILE)
def test_any_text_of_a_letter_makes_a_file_that_opens(text: str) -> None:
    kinds = [kind for kind in BlockKind if kind is not BlockKind.TABLE]
    body = tuple(Block(kind, (Span(text), Span("đậm", bold=True))) for kind in kinds)
    facts = letter_facts.letter(body=body, annexes=(), addressed=(text, "x"), recipients=Recipients((text,)))
    try:
        data = render_docx("bao-cao", facts)
    except WorldError as error:
        assert error.code == "glyph_missing" and error.values["record"]
        return
    Document(io.BytesIO(data))
    assert order_faults(data) == []


def test_a_letter_that_the_head_cannot_be_measured_with_names_the_document() -> None:
    with pytest.raises(WorldError) as caught:
        render_docx("guong", replace(POSTER, name="Hoa \U0001f338"))
    assert caught.value.code == "glyph_missing" and caught.value.values["record"].startswith("Gương được ghi danh")
    with pytest.raises(Refused) as refused:
        render_docx("không có", POSTER)
    assert refused.value.code == "no_word"
