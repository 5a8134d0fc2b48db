"""The paper book's ledger: every print, every page of it and what became of it; and how printers are out of true.

A ledger is no fact of the office: `dump` leaves it out and nothing of it travels.
"""

from __future__ import annotations

from models.rules.calibration import FACES
from models.rules.fields import N_
from models.rules.paper import PAGE_KINDS, PRINT_STATES, SHEET_STATES
from models.tables.base import (
    AmountField,
    ChoiceField,
    DayField,
    FlagField,
    JsonField,
    LineField,
    LinkField,
    NumberField,
    Record,
)
from models.tables.honours import Book


class BookPrint(Record):
    """One time that pages of a Sổ went to a printer; written before they go, so that a power cut leaves its trace."""

    book = LinkField(Book, N_("Sổ"), required=True, hidden=True, index=True)
    at = LineField(N_("In lúc"), required=True, hidden=True)
    who = LineField(N_("Người in"), required=True, hidden=True)
    printer = LineField(N_("Máy in"), hidden=True)
    state = ChoiceField(N_("Lần in"), required=True, choices=PRINT_STATES, hidden=True)

    class Meta:
        table_name = "book_print"


class BookPage(Record):
    """One page of a print; `rows` keeps entry, number, height in mm and short digests of the cells."""

    print = LinkField(BookPrint, N_("Lần in"), required=True, hidden=True, index=True, backref="pages")
    kind = ChoiceField(N_("Loại trang"), required=True, choices=PAGE_KINDS, hidden=True)
    number = NumberField(N_("Trang"), hidden=True)
    period = LineField(N_("Kỳ"), hidden=True)
    form_from = DayField(N_("Mẫu có hiệu lực từ"), hidden=True)
    rows = JsonField(N_("Các dòng trên trang"), required=True, hidden=True)
    foot = LineField(N_("Cộng kỳ trên trang"), hidden=True)
    onto = FlagField(N_("In tiếp trang"), required=True, hidden=True, default=False)
    replaces = FlagField(N_("Thay trang"), required=True, hidden=True, default=False)
    signing = FlagField(N_("Có chỗ ký"), required=True, hidden=True, default=False)
    state = ChoiceField(N_("Tờ giấy"), required=True, choices=SHEET_STATES, hidden=True)
    reason = LineField(N_("Vì sao hỏng"), hidden=True)
    seal = LineField(N_("Mã niêm trên tờ"), hidden=True)

    class Meta:
        table_name = "book_page"


class Calibration(Record):
    """What was read off the calibration sheet of a printer, tray and paper, for one face; distances in mm."""

    printer = LineField(N_("Máy in"), required=True, hidden=True)
    tray = LineField(N_("Khay giấy"), required=True, hidden=True)
    paper = LineField(N_("Khổ giấy"), required=True, hidden=True)
    face = ChoiceField(N_("Mặt giấy"), required=True, choices=FACES, hidden=True)
    left = AmountField(N_("Từ mép trái"), required=True, low=10, high=30)
    right = AmountField(N_("Từ mép phải"), required=True, low=10, high=30)
    top = AmountField(N_("Từ mép trên"), required=True, low=10, high=30)
    bottom = AmountField(N_("Từ mép dưới"), required=True, low=10, high=30)

    class Meta:
        table_name = "calibration"
        indexes = ((("printer", "tray", "paper", "face"), True),)
