"""Sentences about the paper book: prints, pages that go on, printers out of true, the year's seal."""

from __future__ import annotations

from models.rules.fields import N_
from resources.words import Sentence

_NOTHING_SENT = N_("Chưa gửi gì tới máy in.")
_PAPER_KEPT = N_("Tờ đã lưu giữ nguyên.")

SENTENCES = {
    # Prints.
    "undo_print": Sentence(
        N_("Tờ đã ra khỏi máy in thì không hoàn tác được."),
        N_("Sổ còn nguyên."),
        N_("Nếu tờ đó hỏng, mở Đối chiếu sổ và bấm Ghi nhận tờ hỏng."),
    ),
    "undo_sealed": Sentence(
        N_("Tờ kết sổ năm %(year)s đã in với mã niêm của các kỳ đã khoá."),
        N_("Kỳ đã khoá giữ nguyên."),
        N_("Dùng Mở lại, có ghi lý do; khoá lại rồi in tờ kết sổ mới."),
    ),
    "print_unanswered": Sentence(
        N_("Lần in lúc %(at)s chưa rõ tờ nào đã ra giấy."),
        _NOTHING_SENT,
        N_("Mở Đối chiếu sổ và bấm Ghi nhận tờ đã ra, rồi in lại."),
    ),
    "page_taken": Sentence(
        N_("Kỳ này nay cần đến trang %(page)s, mà trang đó trong sổ giấy là của %(period)s."),
        _NOTHING_SENT,
        N_("Chọn in cả năm và thay các tờ từ chỗ lệch, hoặc rút gọn dòng đã dài thêm."),
    ),
    "pages_shift": Sentence(
        N_("Các dòng đã dời chỗ nên thay riêng tờ này thì có lượt bị mất hoặc in hai lần."),
        _NOTHING_SENT,
        N_("Thay mọi tờ của kỳ: trang %(pages)s."),
    ),
    # In tiếp trang.
    "rest_ended": Sentence(
        N_("Trang %(page)s đã in phần cộng kỳ nên không in tiếp được."),
        _PAPER_KEPT,
        N_("Ghi lượt mới vào kỳ sau (bổ sung kỳ trước), hoặc thay trang."),
    ),
    "rest_nothing": Sentence(N_("Sổ giấy đã có đủ các lượt của kỳ này, đến trang %(page)s."), _NOTHING_SENT),
    "page_full": Sentence(
        N_("Trang %(page)s đã hết chỗ, dòng tiếp theo không in vừa."),
        _PAPER_KEPT,
        N_("Chọn “trang mới” để in các lượt còn lại sang trang sau."),
    ),
    "rest_fits": Sentence(
        N_("Các lượt mới còn in vừa trang %(page)s, chưa cần trang mới."),
        _NOTHING_SENT,
        N_("Chọn “in tiếp trang %(page)s”."),
    ),
    # Printers out of true.
    "calibration_absurd": Sentence(
        N_("Số đo %(value)s mm lệch quá xa vạch %(mark)s mm."),
        N_("Chưa lưu số đo nào."),
        N_("Đo lại từ mép giấy đến giữa vạch, trên đúng tờ căn chỉnh vừa in."),
    ),
    "calibration_stretch": Sentence(
        N_("Hai số đo cho thấy bản in co giãn %(percent)s phần trăm, máy in không lệch đến thế."),
        N_("Chưa lưu số đo nào."),
        N_("Đo lại cả hai vạch, hoặc in lại tờ căn chỉnh với cỡ thật, không co giãn."),
    ),
    "calibration_missing": Sentence(
        N_("Cần đủ bốn số đo của một mặt giấy."),
        N_("Chưa lưu số đo nào."),
        N_("Đo và gõ cả bốn số, hoặc để trống cả bốn."),
    ),
    # Hồ sơ kiểm tra.
    "inspection_empty": Sentence(
        N_("%(name)s chưa có lượt nào được ghi vào sổ nên chưa có hồ sơ kiểm tra."), N_("Chưa in gì.")
    ),
    # The seal.
    "seal_digits": Sentence(
        N_("Mã niêm có %(wanted)s chữ số, mới gõ %(count)s."), "", N_("Gõ đủ 8 nhóm, mỗi nhóm 4 chữ số.")
    ),
    "seal_letters": Sentence(
        N_("“%(letter)s” không phải là chữ số; mã niêm chỉ có chữ số."), "", N_("Xem lại chỗ đó trên tờ kết sổ.")
    ),
    "seal_open": Sentence(
        N_("Sổ năm %(year)s chưa khoá đủ các kỳ nên chưa có mã niêm: %(periods)s."),
        "",
        N_("Khoá các kỳ đó trước; mã niêm in trên tờ kết sổ."),
    ),
}
