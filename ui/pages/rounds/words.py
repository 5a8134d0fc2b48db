"""The sentences of a round: what entering it would do, what stands in the way, what was done."""

from __future__ import annotations

from collections.abc import Sequence

from models.rules.facts import RoundRow
from models.services.entering import Preview
from ui.i18n import _


def key_words(told: Preview, rows: Sequence[RoundRow], entered: bool) -> str:
    """Return the page's key sentence."""
    if entered:
        return entered_words([row.number for row in rows if row.number is not None])
    if not rows:
        return _("Đợt này chưa có lượt nào")
    parts = [_("Ghi danh {count} lượt").format(count=told.entering) if told.entering else _("Chưa lượt nào ghi danh")]
    if told.entering:
        parts[0] += _(", nhận số {numbers}").format(numbers=span(told.first, told.last))
    if told.back:
        parts.append(_("đưa về đề nghị {count} lượt").format(count=told.back))
    if told.rejected:
        parts.append(_("không ghi danh {count} lượt").format(count=told.rejected))
    return "; ".join(parts)


def entered_words(numbers: Sequence[int]) -> str:
    """Say which numbers were given."""
    if not numbers:
        return _("Đợt này đã ghi vào sổ")
    words = _("Đã ghi vào sổ {count} lượt, số {numbers}")
    return words.format(count=len(numbers), numbers=span(min(numbers), max(numbers)))


def span(first: int, last: int) -> str:
    """Return one number, or first–last."""
    return f"{first:02}" if first == last else f"{first:02}–{last:02}"


def note_words(told: Preview, entered: bool) -> str:
    """Return what is worth knowing before entering."""
    if entered:
        return _("Đợt đã ghi vào sổ; sửa từng lượt bằng Đính chính, Huỷ ghi, Rút tên trong Sổ ghi danh.")
    late = _("{count} lượt là bổ sung kỳ trước.").format(count=told.late) if told.late else ""
    rest = _("Lượt đưa về đề nghị không dùng số. Sau khi ghi vào sổ vẫn đính chính, huỷ ghi được.")
    return " ".join(part for part in (late, rest) if part)


def barred_words(names: Sequence[str]) -> str:
    """Say who cannot be entered without a document."""
    if not names:
        return ""
    words = _("{names}: đang vướng, cần số và ngày văn bản của nơi có thẩm quyền mới ghi vào sổ được.")
    return words.format(names=", ".join(names))


def votes_words(rows: Sequence[RoundRow], present: int | None) -> str:
    """Ask about votes that are more than those who were there."""
    if present is None:
        return ""
    over = [row for row in rows if (row.votes_for or 0) + (row.votes_against or 0) > present]
    if not over:
        return ""
    places = ", ".join(str(row.place) for row in over)
    return _("Dòng {places}: số phiếu nhiều hơn {present} người có mặt; nếu đúng thì cứ để.").format(
        places=places, present=present
    )
