"""The sample office: the same for the same seed, sound, and holding a case of every kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from models.rules.names import fold
from models.services import care, documents, doors, letters, sample
from models.tables.honours import BookPeriod, Contribution, HonourEntry, Publication, ReportedDeed
from models.tables.people import Discipline, Person
from models.tables.units import Unit


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("mau") / "sổ mẫu"
    sample.make(made, seed=3, years=1, members=90)
    return made


def test_the_same_seed_gives_the_same_facts(folder: Path, tmp_path: Path) -> None:
    months: list[str] = []
    sample.make(tmp_path / "again", seed=3, years=1, members=90, step=months.append)
    sample.make(tmp_path / "other", seed=4, years=1, members=90)
    dumps = []
    for place in (folder, tmp_path / "again", tmp_path / "other"):
        with doors.open_office(place) as office:
            dumps.append(list(care.facts(office)))
    assert dumps[0] == dumps[1]
    assert dumps[0] != dumps[2]
    assert months[0] == "tháng 1 năm 2026"


def test_the_sample_is_sound_and_marked_as_practice(folder: Path) -> None:
    with doors.open_office(folder) as office:
        assert [line for line in care.check(office) if not line.sound] == []
        assert next(f for f in care.facts(office) if f.get("key") == "practice")["value"] == "true"


def test_it_holds_every_state_and_the_hard_cases(folder: Path) -> None:
    with doors.open_office(folder):
        states = {e.state for e in HonourEntry.select(HonourEntry.state)}
        assert states >= {"proposed", "entered", "cancelled", "withdrawn"}
        assert {d.state for d in ReportedDeed.select()} >= {"reported", "picked", "entered"}
        assert Discipline.select().count() == 1
        assert max(Counter(p.folded_name for p in Person.select()).values()) > 1
        assert BookPeriod.select().where(BookPeriod.closed_on.is_null(False)).count() > 3
        assert Contribution.select().count()
        assert Publication.select().count() == 1
        assert ReportedDeed.select().where(ReportedDeed.result.is_null()).count()


def test_its_units_are_forty_cells_and_sixteen_villages(folder: Path) -> None:
    with doors.open_office(folder):
        kinds = Counter(u.kind for u in Unit.select())
        last = Unit.select().where(Unit.kind.startswith("cell")).order_by(Unit.rank.desc()).first()
        lines = Counter(d.month for d in ReportedDeed.select().where(ReportedDeed.unit == last))
    assert kinds["cell_rural"] + kinds["cell_agency"] == 40
    assert kinds["village"] == 16
    assert set(lines.values()) == {1}


def test_people_of_six_peoples_are_there(folder: Path) -> None:
    with doors.open_office(folder):
        assert {p.ethnicity for p in Person.select()} == {"Kinh", "Mông", "Dao", "Tày", "Giáy", "Nùng"}


def test_deeds_carry_their_numbers_as_offices_write_them(folder: Path) -> None:
    with doors.open_office(folder):
        deeds = [d.deed for d in ReportedDeed.select()]
    assert not [d for d in deeds if "{" in d]
    assert any(".000 đồng" in d for d in deeds)
    assert len({fold(d) for d in deeds}) > 100


def test_entries_fill_the_last_year_for_measuring(tmp_path: Path) -> None:
    counts = sample.make(tmp_path / "many", seed=1, years=1, members=0, entries=600)
    assert counts["entries"] == 600
    with doors.open_office(tmp_path / "many") as office:
        assert [line.code for line in care.check(office) if not line.sound] == []
        numbers = [e.number for e in HonourEntry.select().order_by(HonourEntry.number)]
    assert numbers == list(range(1, 601))


def test_a_barred_person_waits_in_the_open_round_and_two_years_stand_apart(tmp_path: Path) -> None:
    sample.make(tmp_path / "few", seed=2, years=2, members=6)
    with doors.open_office(tmp_path / "few"):
        found = HonourEntry.select().where(HonourEntry.person == Discipline.get().person_id)
        assert [(e.state, e.round.state, len(e.deed) > 300) for e in found] == [("proposed", "open", True)]
        assert {e.month[:4] for e in HonourEntry.select()} == {"2025", "2026"}


def test_documents_stand_around_its_today(folder: Path) -> None:
    with doors.open_office(folder) as office:
        rows = documents.listed(office)
        told = letters.facts(office, rows[-1].uuid)
    assert [(row.kind, row.state, row.period) for row in rows] == [
        ("bao_cao", "draft", "2026-11"), ("thong_bao", "draft", ""), ("bao_cao", "numbered", "2026-10"),
    ]  # fmt: skip
    assert (rows[0].unconfirmed > 5, rows[-1].unconfirmed, rows[-1].number_text) == (True, 0, "41-BC/ĐU")
    assert (told.signers[0].name, told.rules) == (sample.SECRETARY, "HD05")
