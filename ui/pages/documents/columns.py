"""The list's and the figures' columns, the fields of a document by tab, and the words of its state."""

from __future__ import annotations

from models.rules.codes import labels
from models.rules.dates import short_date
from models.rules.documents import DOCUMENT_KINDS, DOCUMENT_STATES, AnnexState, DocumentForm, DocumentRow, Figure
from models.rules.fields import N_
from models.rules.periods import Period
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column, Look
from ui.widgets.form import Place
from ui.widgets.states import LOOKS

KINDS = labels(DOCUMENT_KINDS)
STATES = labels(DOCUMENT_STATES)
FORMS = {
    "bao_cao": "bao-cao",
    "giay_moi": "giay-moi",
    "danh_sach": "danh-sach",
    "thong_bao": "thong-bao",
    "cong_van": "cong-van",
    "quyet_dinh": "quyet-dinh",
}

TEXT_ROWS = ((Place("subject"),), (Place("body"),))
PAPER_ROWS = (
    (Place("near", 120), Place("cutoff", 144), Place("two_sided", 120), Place("rules")),
    (Place("signer", share=3), Place("authority", share=3), Place("body_code", share=2)),
    (Place("title"),),
    (Place("addressed"), Place("recipients")),
)


def list_columns() -> list[Column]:
    """Return the columns of the list."""
    return [
        Column("title", N_("Văn bản"), _title, lead=True),
        Column("state", N_("Trạng thái"), _state, width=124),
    ]


def figure_columns() -> list[Column]:
    """Return the columns of the figures beside the text."""
    return [
        Column("label", N_("Số liệu"), _label),
        Column("stands", N_("Trong bài"), _stands, width=84, align=Align.RIGHT, edit=_stands_text),
        Column("now", N_("Hiện nay"), _now, width=80, align=Align.RIGHT, muted=True),
        Column("confirmed", N_("Đúng"), _confirmed, width=50, align=Align.CENTRE, tick=True),
    ]


def title_of(kind: str, subject: str, period: str) -> str:
    """Return what a document is called in a heading: its kind with its period, or with its subject."""
    kind = _(KINDS[kind])
    if period:
        return f"{kind} {period_words(period)}"
    return f"{kind} {subject}".strip()


def period_words(key: str) -> str:
    """Return a period's name in the reader's language."""
    period = Period.parse(key)
    return _(period.wording).format(month=period.end, year=period.year)


def waiting_of(form: DocumentForm) -> int:
    """Return how many figures and annexes of a document nobody has confirmed."""
    annexes = sum(annex.chosen and not annex.confirmed for annex in form.annexes)
    return annexes + sum(not figure.confirmed for figure in form.figures)


def state_of(state: str, uploaded: bool) -> tuple[Look, str]:
    """Return how a document's state looks and reads."""
    if uploaded:
        return LOOKS["uploaded"], _("đã tải lên")
    return LOOKS[state], _(STATES[state])


def _title(row: DocumentRow) -> Cell:
    day = short_date(row.dated or row.near) if row.dated or row.near else ""
    number = f"{row.number_text} · " if row.number_text else ""
    words = title_of(row.kind, row.title, row.period)
    return Cell(f"{number}{words}", aside=day[:5], spoken=f"{words} {row.number_text} {day}")


def _state(row: DocumentRow) -> Cell:
    look, words = state_of(row.state, row.uploaded_on is not None)
    return Cell(words, look)


def _label(row: Figure | AnnexState) -> str:
    return row.name if isinstance(row, AnnexState) else _(row.label)


def _stands(row: Figure | AnnexState) -> Cell:
    words = _("{count} dòng").format(count=row.rows) if isinstance(row, AnnexState) else row.stands
    return Cell(words, tint="" if row.confirmed else "amber_tint")


def _stands_text(row: Figure | AnnexState) -> str:
    return "" if isinstance(row, AnnexState) else row.stands


def _now(row: Figure | AnnexState) -> Cell:
    if isinstance(row, AnnexState):
        return Cell(_("khác {count}").format(count=row.differing) if row.differing else "", role="amber")
    return Cell(row.now, role="amber", bold=True) if row.now != row.stands else Cell(row.now)


def _confirmed(row: Figure | AnnexState) -> Cell:
    return Cell(ticked=row.confirmed)
