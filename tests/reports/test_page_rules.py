"""Every form by every rule set, on one side and on two, short and hard: the ruler finds nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from letter_checker import faults, form_faults
from letter_facts import (
    ANNEX,
    REPORT_BODY,
    item,
    letter,
    part,
    section,
    state_report,
    table,
    text,
)
from page_facts import HEAD, KEEPER, SIGNER, book, entry, period
from test_lists_and_posters import LIST, POSTER

from models.rules.documents import Annex, Block, BlockKind, LetterFacts, Recipients, Span, TableBlock
from models.rules.pages import (
    Letterhead,
    LineKind,
    ProposalLine,
    ProposalListFacts,
    ReviewLine,
    ReviewSlipFacts,
    Signatory,
)
from models.rules.rulesets import overridden
from reports.render import FORMS, render
from resources.rulesets import rule_set

FORMS_OF_LETTERS = [form for form, module in FORMS.items() if module == "van_ban"]
TITLES = {"bao-cao": "Báo cáo", "giay-moi": "Giấy mời", "danh-sach": "Danh sách", "thong-bao": "Thông báo",
          "cong-van": "", "quyet-dinh": "Quyết định"}  # fmt: skip
LONG_WORDS = (
    "nghiêng ngả khuỷu tay ưỡn ẫm ờ huỷ hoại quyết định số 12-NQ/ĐU ngày 14/5/2027 120 kg Ẫ Ỗ Ễ Ặ g j y q p đ Đ"
)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyẫỗớựĐƠƯẤ0123456789.,;:/-²()“”%"
PLACES = ["Khe Vàng", "Phong Dụ Thượng", "Thành phố Hồ Chí Minh", "Phường Văn Miếu - Quốc Tử Giám"]
MARKS = "\u0300\u0301\u0303\u0323\u0302\u200b\u00ad"


def found(form: str, facts: LetterFacts) -> list[str]:
    """Print a document and return what the ruler finds."""
    return faults(render(form, facts), facts, overridden(rule_set(facts.rules), facts.overrides))


def in_force(name: str, **changes: Any) -> LetterFacts:
    """Return a letter under a rule set, its head and symbol with it."""
    if name == "ND30":
        return state_report(**{"annexes": (ANNEX,), **changes})
    return letter(rules=name, **changes)


@pytest.mark.parametrize("two_sided", [False, True])
@pytest.mark.parametrize("rules", ["HD05", "HD36", "ND30"])
@pytest.mark.parametrize("form", FORMS_OF_LETTERS)
def test_every_form_by_every_rule_set(form: str, rules: str, two_sided: bool) -> None:
    facts = in_force(rules, two_sided=two_sided, title=TITLES[form])
    if form == "cong-van":
        facts = replace(facts, subject="mời dự hội nghị tuyên vận và xét ghi danh 6 tháng đầu năm 2027",
                        addressed=("Sở Nội vụ tỉnh Lào Cai", "Ban Tuyên giáo và Dân vận Tỉnh uỷ"))  # fmt: skip
    assert found(form, facts) == []


@pytest.mark.parametrize("rules", ["HD05", "HD36", "ND30"])
def test_without_number_and_day(rules: str) -> None:
    assert found("bao-cao", in_force(rules, number=None, dated=None, near=date(2027, 2, 3))) == []
    assert found("danh-sach", in_force(rules, with_number=False)) == []
    assert found("danh-sach", in_force(rules, with_number=False, dated=None)) == []


@pytest.mark.parametrize("lines", range(1, 26))
def test_the_end_stays_with_its_text_wherever_the_page_ends(lines: int) -> None:
    """Push the end over the page line by line."""
    body = (*REPORT_BODY[:10], *(text(f"Việc thứ {line}.") for line in range(lines)), REPORT_BODY[-1])
    assert found("bao-cao", letter(body=body, annexes=(), two_sided=False)) == []


def test_a_document_as_empty_as_it_may_be() -> None:
    bare = letter(body=(), signers=(), recipients=Recipients(), annexes=(), subject="")
    assert found("thong-bao", bare) == []
    assert found("thong-bao", replace(bare, signers=(Signatory("T/M BAN THƯỜNG VỤ", "BÍ THƯ", ""),))) == []
    assert found("thong-bao", replace(bare, body=(text(""), text("Một dòng.")))) == []


def test_many_recipients_go_on_below() -> None:
    lines = tuple(f"Chi bộ thôn Nà Phung số {place}, xã Khe Vàng, tỉnh Lào Cai" for place in range(70))
    assert found("bao-cao", letter(recipients=Recipients(lines))) == []


def test_tables_that_run_over_pages() -> None:
    rows = [("STT", "Chi bộ", "Số lượt", "Ghi chú")]
    rows += [(str(n), f"Chi bộ thôn {n}", f"{n * 37}", "Nộp ngày 12/5 " * (n % 4)) for n in range(1, 90)]
    rows.append(("", "Cộng", "1.234", ""))
    body = (*REPORT_BODY[:3], text("Số liệu như sau:"), table(*rows, numbers=(2,), total=True), text("Hết."))
    annex = replace(ANNEX, table=TableBlock(tuple(rows), numbers=(2,), total=True))
    for name in ("HD05", "ND30"):
        for two_sided in (False, True):
            facts = in_force(name, body=body, annexes=(annex, replace(annex, number="2")), two_sided=two_sided)
            assert found("bao-cao", facts) == []


def test_a_title_of_200_letters_and_names_of_300() -> None:
    subject = ("kết quả thực hiện nhiệm vụ tuyên truyền, vận động và ghi danh " * 4)[:200].strip()
    head = Letterhead("Đảng bộ " + "Trường Phổ thông dân tộc bán trú " * 4, "Đảng uỷ xã Khe Vàng", "Khe Vàng")
    signer = Signatory("T/M BAN THƯỜNG VỤ ĐẢNG UỶ XÃ KHE VÀNG, TỈNH LÀO CAI", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Lý " * 30)
    for name in ("HD05", "ND30"):
        facts = letter(rules=name, subject=subject, letterhead=head, signers=(signer,), symbol="BC")
        assert found("bao-cao", facts) == []
        assert found("cong-van", replace(facts, title="")) == []


OWN_FORMS = {
    "guong": POSTER,
    "danh-sach-cong-khai": LIST,
    "danh-sach-de-nghi": ProposalListFacts(
        HEAD, KEEPER, SIGNER, "tháng 5 năm 2027",
        tuple(ProposalLine(LineKind.PERSON, "đồng chí", f"Tẩn Láo {n}", "", "Góp công", "", "") for n in range(40)),
        date(2027, 5, 27),
    ),
    "phieu-ra-soat": ReviewSlipFacts(
        HEAD, SIGNER, "Công an xã", "tháng 5 năm 2027",
        tuple(ReviewLine(LineKind.PERSON, f"Tẩn Láo {n}", "Chi bộ thôn Nậm Chảy", 1970 + n) for n in range(40)),
        date(2027, 5, 27),
    ),
}  # fmt: skip


# The review slip alone has its date in the head, which widens for a long place.
@pytest.mark.parametrize(
    ("form", "place"),
    [(form, place) for form in OWN_FORMS for place in PLACES[: 1 if form == "phieu-ra-soat" else 3]],
)
def test_the_offices_own_forms_use_the_same_head_on_the_same_sheet(form: str, place: str) -> None:
    facts = OWN_FORMS[form]
    head = replace(facts.letterhead, place=place, superior="Đảng bộ thành phố Hồ Chí Minh")
    data = render(form, replace(facts, letterhead=head))
    assert form_faults(data, head, facts.dated) == []


def test_the_book_lies_on_mirrored_sheets() -> None:
    rows = [entry(number, "Dắt trâu giúp bà con cày ruộng. " * 8) for number in range(1, 30)]
    data = render("so-ghi-danh", book([period(5, rows)]))
    assert form_faults(data, HEAD, date(2027, 12, 31), two_sided=True, headed=False) == []
    assert form_faults(data, HEAD, date(2027, 12, 31), two_sided=False, headed=False) != []


# Hypothesis.

WORDS = st.lists(st.sampled_from(LONG_WORDS.split()), min_size=1, max_size=60).map(" ".join)
HARD = st.one_of(
    WORDS,
    st.text(LETTERS + MARKS + " " * 12 + "\n\t", min_size=1, max_size=200),
    st.text(LETTERS, min_size=90, max_size=250),
)
LINE = st.one_of(WORDS, st.text(LETTERS + " " * 8, min_size=1, max_size=120))
NAMES = st.sampled_from(["Lò A Pao", "Nguyễn Thị Thanh Nhàn", "Công Tằng Tôn Nữ Thị Ngọc Trâm Anh Quỳnh", ""])
PARTY_HEADS = st.builds(
    Letterhead,
    st.sampled_from(
        ["Đảng bộ tỉnh Lào Cai", "Đảng bộ thành phố Hồ Chí Minh", "Đảng bộ Trường PTDT bán trú THCS Lũng Cáng"]
    ),
    st.sampled_from(
        ["Đảng uỷ xã Khe Vàng", "Ban Xây dựng Đảng", "Chi bộ Tổ Khoa học Tự nhiên", "Đảng uỷ\nphường Âu Lâu"]
    ),
    st.sampled_from(PLACES),
)
STATE_HEADS = st.builds(
    Letterhead,
    st.sampled_from(["", "Ủy ban nhân dân tỉnh Lào Cai"]),
    st.sampled_from(["Ủy ban nhân dân\nxã Khe Vàng", "Ủy ban nhân dân xã Phong Dụ Thượng", "Phòng Văn hóa - Xã hội"]),
    st.sampled_from(PLACES),
)
BLOCKS = st.one_of(
    LINE.map(part),
    LINE.map(section),
    HARD.map(text),
    HARD.map(item),
    st.builds(lambda words: Block(BlockKind.POINT, (Span(f"a) {words}"),)), LINE),
    st.builds(
        lambda rows: table(("Việc", "Lượt", "Ghi chú"), *rows, numbers=(1,)),
        st.lists(st.tuples(LINE, st.integers(0, 99999).map(str), LINE), max_size=4),
    ),
)
BODIES = st.lists(BLOCKS, max_size=14).map(tuple)
ONE = st.builds(Signatory, st.just("T/M BAN THƯỜNG VỤ"), st.sampled_from(["PHÓ BÍ THƯ", ""]), NAMES)
OTHER = st.builds(Signatory, st.just("NGƯỜI GHI BIÊN BẢN"), st.just(""), st.sampled_from(["Sùng A Dế", ""]))
SIGNERS = st.one_of(st.just(()), st.tuples(ONE), st.tuples(OTHER, ONE))
RECIPIENTS = st.lists(LINE, max_size=8).map(tuple).map(Recipients)
DAYS = st.dates(date(2018, 1, 1), date(2040, 12, 31))
OVERRIDES = st.fixed_dictionaries(
    {},
    optional={
        "text_size": st.sampled_from([14, 13.5]),
        "text_leading": st.sampled_from([18, 20, 22]),
        "paragraph_gap": st.sampled_from([6, 9]),
        "signing_space": st.sampled_from([25, 35]),
        "table_size": st.sampled_from([11, 13]),
    },
)


def _own_head(place: int, block: Block) -> Block:
    """Give each table a head of its own, by which it is known on the page."""
    if block.table is None:
        return block
    head = (f"Việc {place}", f"Lượt {place}", "Ghi chú")
    return replace(block, table=replace(block.table, rows=(head, *block.table.rows[1:])))


@st.composite
def documents(draw: st.DrawFn) -> LetterFacts:
    """Return any document."""
    name = draw(st.sampled_from(["HD05", "HD36", "ND30"]))
    own = draw(OVERRIDES)
    if name != "ND30" and "text_size" in own:
        own["text_size"] = 15
    title = draw(st.sampled_from(["Báo cáo", "Thông báo", "Danh sách", ""]))
    annex = st.builds(
        lambda label, rows: Annex(
            label, "Số liệu", "(kèm theo)", TableBlock((("STT", "Việc", "Số"), *rows), numbers=(2,))
        ),
        st.sampled_from(["1", ""]),
        st.lists(st.tuples(st.integers(1, 99).map(str), LINE, st.integers(0, 999).map(str)), max_size=3),
    )
    return letter(
        rules=name,
        letterhead=draw(STATE_HEADS if name == "ND30" else PARTY_HEADS),
        symbol=draw(st.sampled_from(["BC/ĐU", "TB-UBND", "CTr/BXDĐ"])),
        number=draw(st.one_of(st.none(), st.integers(1, 2000))),
        dated=draw(st.one_of(st.none(), DAYS)),
        near=draw(DAYS),
        title=title,
        subject=draw(LINE),
        body=tuple(_own_head(place, block) for place, block in enumerate(draw(BODIES))),
        signers=draw(SIGNERS),
        recipients=draw(RECIPIENTS),
        addressed=draw(st.lists(WORDS.map(lambda words: f"Sở {words}"), max_size=3).map(tuple)),
        annexes=draw(st.lists(annex, max_size=1).map(tuple)),
        two_sided=draw(st.booleans()),
        with_number=draw(st.booleans()),
        overrides=own,
    )


@given(documents())
# A letter made smaller tells no more than the first that fails, and takes minutes.
@settings(
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
def test_any_document_keeps_the_rules(facts: LetterFacts) -> None:
    assert found("bao-cao", facts) == []
