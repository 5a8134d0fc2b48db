"""The sample's official documents: last month's report with its number, this month's begun, a notice being written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from models.services import documents, house
from models.storage.office import Office

_CONCLUSION = (
    "I- ĐÁNH GIÁ CHUNG",
    "Các chi bộ sinh hoạt đúng chủ đề, phiếu gửi về đầy đủ hơn tháng trước.",
    "II- NHIỆM VỤ",
    "1. Các chi bộ nộp phiếu tháng 12 trước ngày 10.",
    "2. Giao Văn phòng Đảng uỷ theo dõi, báo cáo Ban Thường vụ trước ngày 25/12.",
)


def write(office: Office, on: Callable[[date], None], secretary: str, today: date) -> None:
    """Write documents around the sample's today; `on` moves the clock."""
    house.save(office, "term", None, {"name": "2025 – 2030", "from_day": "01/07/2025"})
    signer = {"name": secretary, "title": "BÍ THƯ", "authority": "T/M BAN THƯỜNG VỤ", "from_day": "01/07/2025"}
    house.save(office, "signing_person", None, signer)
    body = {"code": "BXDĐ", "superior": "Đảng uỷ xã Khe Vàng", "body": "Ban Xây dựng Đảng", "filed": "Lưu Ban"}
    house.save(office, "issuing_body", None, {**body, "name": "Ban Xây dựng Đảng"})
    on(date(today.year, 10, 23))
    told = documents.new(office, "bao_cao", f"{today.year}-10")
    documents.confirm(office, told)
    documents.number(office, told, "41", f"23/10/{today.year}")
    on(date(today.year, 11, 16))
    notice = documents.new(office, "thong_bao", subject="kết luận hội nghị tuyên vận tháng 11")
    documents.save(office, notice, {"body": "\n".join(_CONCLUSION)})
    on(today)
    begun = documents.new(office, "bao_cao", f"{today.year}-11")
    documents.confirm(office, begun, ["slips.received", "slips.total"])
