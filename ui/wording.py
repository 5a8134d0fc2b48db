"""Known errors as sentences: what happened, what is safe, what to do."""

from __future__ import annotations

from models.rules.errors import WorldError
from models.rules.fields import N_
from ui.errors import Problem
from ui.i18n import _

# Short sentences that stand under a field; the block at the top of a page has the long ones.
FIELD_SENTENCES: dict[str, str] = {
    "date_impossible": N_("Không có ngày “{text}”; hãy xem lại ngày và tháng."),
    "date_unclear": N_("“{text}” có thể là nhiều ngày; hãy gõ đủ ngày/tháng/năm, ví dụ 03/02/2027."),
    "month_unclear": N_("Hãy gõ tháng và năm, ví dụ 05/2027."),
    "number_unclear": N_("“{text}” không phải là số; hãy gõ chỉ chữ số."),
    "year_unclear": N_("“{text}” không phải là năm; hãy gõ bốn chữ số, ví dụ 1984."),
    "choice_unknown": N_("“{text}” không có trong danh sách; hãy gõ vài chữ đầu rồi chọn."),
    "field_required": N_("Mục này cần có."),
}


class _Blank(dict[str, object]):
    """Leave a placeholder that has no value empty."""

    def __missing__(self, key: str) -> str:
        return ""


def fill(sentence: str, values: dict[str, object]) -> str:
    """Put values into a sentence that is already in the reader's language."""
    return sentence.format_map(_Blank(values))


def field_sentence(error: WorldError) -> str:
    """Return the sentence that stands under a field."""
    known = FIELD_SENTENCES.get(error.code)
    return fill(_(known), error.values) if known else problem_of(error).what


def problem_of(error: WorldError) -> Problem:
    """Return what the error block says of a world error."""
    return Problem(
        _("Việc vừa làm chưa xong ({code}).").format(code=error.code),
        _("Sổ còn nguyên, chưa ghi gì thêm."),
        _("Hãy xem lại rồi làm lại việc đó."),
    )
