"""Drafts are read by the worker that makes a backup while the window goes on typing."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from models.services import care
from models.services import office as offices


def test_a_backup_made_beside_the_window_carries_the_drafts(tmp_path: Path) -> None:
    with offices.create_named(tmp_path / "so", level="commune", name="Đảng uỷ xã Yên Bình") as office:
        office.drafts.put("unit", "new", {"name": "Chi bộ Nà Lốc"}, "name")
        made = []
        worker = Thread(target=lambda: made.append(care.backup(office, "hand")))
        worker.start()
        worker.join()
        assert made[0] is not None and made[0].acts > 0
        assert office.drafts.get("unit", "new").fields == {"name": "Chi bộ Nà Lốc"}
