"""Which pages there are, where their code lies, and which of them stand in the left column."""

from __future__ import annotations

from importlib import import_module

from models.rules.fact import fact
from models.rules.fields import N_
from ui.page import Page


@fact
class Screen:
    """One row of the left column; a thin rule stands between groups."""

    page: str
    caption: str
    icon: str
    group: int


COMMUNE: tuple[Screen, ...] = (
    Screen("today", N_("Hôm nay"), "today", 0),
    Screen("slips", N_("Phiếu chi bộ"), "slip", 1),
    Screen("honours", N_("Sổ ghi danh"), "book", 1),
    Screen("meetings", N_("Tuyên vận"), "speaker", 1),
    Screen("pledges", N_("Cam kết"), "pledge", 1),
    Screen("documents", N_("Văn bản"), "documents", 2),
    Screen("exchange", N_("Gửi – nhận"), "exchange", 2),
    Screen("units", N_("Chi bộ, đảng viên"), "people", 3),
    Screen("settings", N_("Cài đặt"), "settings", 3),
)

# Page id → "module:class", imported when first opened. A screen without its page here is not shown.
PAGES: dict[str, str] = {
    "today": "ui.pages.home.page:TodayPage",
    "slips": "ui.pages.slips.page:SlipsPage",
    "slip": "ui.pages.slips.slip_page:SlipPage",
    "topics": "ui.pages.slips.topics_page:TopicsPage",
    "honours": "ui.pages.honours.page:HonoursPage",
    "round": "ui.pages.rounds.page:RoundPage",
    "history": "ui.pages.history.page:HistoryPage",
    "periods": "ui.pages.periods.page:PeriodsPage",
    "paper": "ui.pages.paper.page:PaperPage",
    "form": "ui.pages.forms.page:BookFormPage",
    "preview": "ui.pages.preview.page:PreviewPage",
    "documents": "ui.pages.documents.page:DocumentsPage",
    "units": "ui.pages.units.page:UnitsPage",
    "people": "ui.pages.people.page:PeoplePage",
    "merge": "ui.pages.people.merge:MergePage",
    "settings": "ui.pages.settings.page:SettingsPage",
    "care": "ui.pages.care.page:CarePage",
    "new_year": "ui.pages.periods.new_year:NewYearPage",
}

# The row that stays chosen while a page without a row of its own is in view.
HOME_OF: dict[str, str] = {
    "slip": "slips",
    "topics": "slips",
    "round": "honours",
    "history": "honours",
    "periods": "honours",
    "paper": "honours",
    "form": "honours",
    "preview": "honours",
    "people": "units",
    "merge": "units",
    "care": "settings",
    "new_year": "honours",
}

# What the way back to a page without a row is called.
CAPTIONS: dict[str, str] = {
    "round": N_("Đợt xét"),
    "periods": N_("Khoá kỳ, in sổ"),
    "paper": N_("Đối chiếu sổ"),
}


def load(address: str) -> type[Page]:
    """Import a page class by "module:class"."""
    module, _colon, name = address.partition(":")
    return getattr(import_module(module), name)
