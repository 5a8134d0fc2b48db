"""The ruler is not blind: every value of a rule set, changed on purpose, is found on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from letter_checker import faults
from letter_facts import ANNEX, REPORT_BODY, invitation, letter, state_report, table, text

from models.rules.documents import LetterFacts
from models.rules.pages import Signatory
from models.rules.rulesets import RuleSet
from reports.forms import van_ban
from reports.parts import annexes, letter_end, signatures
from reports.press import Align, Press
from reports.render import render
from resources.rulesets import rule_set

ROWS = (("STT", "Chi bộ", "Số lượt"), ("1", "Chi bộ thôn Nà Phung, xã Khe Vàng\nvà các tổ", "12"), ("2", "Khe Dẻ", "7"))
PARTY = letter(
    body=(*REPORT_BODY[:3], table(*ROWS, numbers=(2,)), *REPORT_BODY[3:]),
    signers=(Signatory("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lý Thị Thanh Nhàn"),),
)
STATE = state_report(annexes=(ANNEX, replace(ANNEX, number="2")))
DRAFT = letter(number=None, dated=None, annexes=())
LETTER = letter(title="", subject="mời dự hội nghị tuyên vận tháng 5 năm 2027", addressed=("Sở Nội vụ",), annexes=())
SINGLE = replace(letter(number=7), two_sided=False)
# Not on any page of a letter: widths that only part the blocks, forms of words that the facts bring, other forms' own.
UNSEEN = {
    "block_air", "right_block_most", "signing_space_foot", "for_head", "by_mandate", "acting",
    "symbol_pattern", "symbol_letter", "figure_frame", "text_style",
}  # fmt: skip
ELSEWHERE = {
    "addressed_drop": LETTER, "addressed_word": LETTER, "addressed_size": LETTER, "addressed_style": LETTER,
    "addressed_text_drop": LETTER, "letter_subject_size": LETTER, "letter_subject_style": LETTER,
    "letter_subject_prefix": LETTER, "letter_subject_drop": LETTER, "letter_subject_leading": LETTER,
    "by_order": invitation(),
    "pen_gap": DRAFT, "number_digits": SINGLE, "first_text_drop": letter(body=REPORT_BODY[2:4], annexes=()),
    "motto": STATE, "motto_size": STATE, "motto_style": STATE, "issuer_rule_share": STATE, "title_rule_share": STATE,
    "right_block_least": STATE, "margin_cross": letter(annexes=()),
}  # fmt: skip
WORDS = {
    "bold": "regular", "bold caps": "regular caps", "regular": "bold", "regular caps": "bold caps", "italic": "regular",
    "regular underlined": "regular", "bold italic": "regular", "centre": "indent", "indent": "centre", ";": ",",
    ".": "./.", "./.": ".", "continued": "own", "own": "continued", "arabic": "roman", "roman": "arabic",
    "T/M": "TM.", "T/L": "TL.",
    "Số {number}-{symbol}": "Số: {number}-{symbol}", "Số: {number}/{symbol}": "Số {number}/{symbol}",
}  # fmt: skip


STATES_OWN = (
    "number_pattern", "issuer_mark", "title_mark", "annex_pages", "annex_number", "end_mark", "recipients_word_style",
    "signer_title_style", "part_place",
)  # fmt: skip


def drawn_by(rules: RuleSet, facts: LetterFacts, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Draw with one set of rules, measure with the true one."""
    monkeypatch.setattr(van_ban, "rules", lambda _facts: rules)
    return faults(render("bao-cao", facts), facts, rule_set(facts.rules))


def changed(rules: RuleSet, name: str) -> RuleSet:
    """Return the rules with one value changed as a hurried hand would."""
    value = rules.values[name]
    other: Any = WORDS.get(value, value + "x") if isinstance(value, str) else value + max(1, value / 10)
    if name.endswith("_share"):
        other = value / 2 if value else 0.4
    if name in ("title_rule", "table_rule", "underline"):
        other = value * 2
    return replace(rules, values=MappingProxyType({**rules.values, name: other}))


@pytest.mark.parametrize("facts", [PARTY, STATE, DRAFT, LETTER, SINGLE])
def test_unchanged_they_pass(facts: LetterFacts, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn_by(rule_set(facts.rules), facts, monkeypatch) == []


@pytest.mark.parametrize("name", sorted(set(rule_set("HD05").values) - UNSEEN))
def test_every_value_is_measured(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = ELSEWHERE.get(name, PARTY)
    assert drawn_by(changed(rule_set(facts.rules), name), facts, monkeypatch) != []


@pytest.mark.parametrize("name", STATES_OWN)
def test_the_states_own_ways_are_measured_too(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn_by(changed(rule_set("ND30"), name), STATE, monkeypatch) != []


def test_a_party_paper_by_the_states_rules_is_red_all_over(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(drawn_by(rule_set("ND30"), PARTY, monkeypatch)) > 20
    assert len(drawn_by(rule_set("HD05"), STATE, monkeypatch)) > 10


def test_the_old_comma_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert any("missing" in fault for fault in drawn_by(rule_set("HD36"), PARTY, monkeypatch))


Draw = Callable[..., Any]


def spoil(monkeypatch: pytest.MonkeyPatch, target: Any, name: str, spoilt: Callable[[Draw], Draw]) -> list[str]:
    """Spoil one step of the drawing and measure the page."""
    monkeypatch.setattr(target, name, spoilt(getattr(target, name)))
    return faults(render("bao-cao", PARTY), PARTY, rule_set("HD05"))


def _nothing(_draw: Draw) -> Draw:
    return lambda *_, **__: None


def _also(words: str) -> Callable[[Draw], Draw]:
    def spoilt(draw: Draw) -> Draw:
        def drawing(press: Press, *given: Any, **named: Any) -> Any:
            press.text(press.paper.left, press.paper.text_bottom - 2, words, press.fonts.regular, 8, Align.LEFT)
            return draw(press, *given, **named)

        return drawing

    return spoilt


def _shifted(draw: Draw) -> Draw:
    def drawing(press: Press, x: float, *given: Any, **named: Any) -> Any:
        return draw(press, x + 0.5, *given, **named)

    return drawing


def _grey(draw: Draw) -> Draw:
    def drawing(press: Press) -> Any:
        press._ops.insert(0, "0.5 g 0.5 G")
        return draw(press)

    return drawing


def _alone(_flow: Draw) -> Draw:
    """Let the signatures begin a page of their own."""

    def bound(flow: list[Any]) -> list[Any]:
        for piece in flow[-2:]:
            piece.together = False
        flow[-1].depth = 190.0
        return flow

    return bound


@pytest.mark.parametrize(
    ("target", "name", "spoilt", "said"),
    [
        (van_ban, "draw_number", _nothing, "above the text"),
        (annexes, "draw_number", _nothing, "above the text"),
        (van_ban, "draw_tables", _nothing, "missing"),
        (Press, "rule_centred", _nothing, "one rule"),
        (Press, "finish", _also("Sổ Ghi Danh 4021 7733"), "foreign"),
        (Press, "finish", _grey, "not black"),
        (Press, "words", _shifted, "centre"),
        (Press, "rich", _shifted, "left edge"),
        (letter_end.Recipients, "draw", _nothing, "Nơi nhận:"),
        (signatures.Signing, "name_drop", lambda draw: lambda *given: draw(*given) - 3, "room for the pen"),
        (van_ban, "_bound", _alone, "alone"),
        (van_ban, "recipient_lines", lambda draw: lambda *given: draw(*given)[1:], "missing"),
    ],
)  # fmt: skip
def test_a_spoilt_page_is_seen(
    target: Any, name: str, spoilt: Callable[[Draw], Draw], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = spoil(monkeypatch, target, name, spoilt)
    assert any(said in fault for fault in found), found[:8]


def test_a_face_that_is_not_embedded_and_text_that_is_not_composed_are_seen() -> None:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    from reports.fonts import load_fonts

    out = BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89))
    canvas.drawString(100, 700, "BAO CAO")
    face = load_fonts().regular
    from reportlab.pdfbase import pdfmetrics

    pdfmetrics.registerFont(face.font)
    canvas.setFont(face.name, 14)
    canvas.drawString(100, 600, "Da\u0302n vận")
    canvas.save()
    found = faults(out.getvalue(), letter(body=(text("Dân vận"),), annexes=()), rule_set("HD05"))
    for said in ("/Type1", "not PDF 1.7", "language", "creation date", "not NFC", "not a subset", "two families"):
        assert any(said in fault for fault in found), (said, found[:12])
