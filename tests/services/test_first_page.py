"""The way to the first page: the list is read before a table is loaded, and the tables find the office later."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from models.services import sample

ROOT = Path(__file__).resolve().parents[2]
OPENED = """
import sys, threading
late = {"peewee", "models.tables.base", "uuid", "decimal"} - set(sys.modules)
from pathlib import Path
from models.rules.facts import ListQuery
from models.services import doors, honour_list, settings
office = doors.open_office(Path(sys.argv[1]))
query = ListQuery(year=2026)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sổ") / "office"
    sample.make(folder, years=1, members=60)
    return folder


def told(folder: Path, script: str) -> str:
    words = [sys.executable, "-c", OPENED + script, str(folder)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert not done.returncode, done.stderr
    return done.stdout.strip()


def test_the_list_is_read_before_a_table_is_loaded(folder: Path) -> None:
    script = """
known = settings.facts(office), office.uuid, honour_list.count(office, query), honour_list.page(office, query)
early = late & set(sys.modules)
from models.tables.honours import HonourEntry
from models.tables.units import Unit
again = settings.facts(office), office.uuid, honour_list.count(office, query), honour_list.page(office, query)
print(early, known == again, len(known[3]) > 10, HonourEntry.get(HonourEntry.uuid == known[3][0].uuid).name != "",
      Unit.select().count() > 10)
office.close()
"""
    assert told(folder, script) == "set() True True True True"


def test_an_act_loads_the_tables_and_its_own_reading_sees_it(folder: Path) -> None:
    script = """
with office.act("settings"):
    settings.put_setting(office, "keeper", "Vàng Thị Mỷ")
    inside = settings.setting(office, "keeper")
print(inside, settings.setting(office, "keeper"), late <= set(sys.modules))
office.close()
"""
    assert told(folder, script) == "Vàng Thị Mỷ Vàng Thị Mỷ True"


def test_a_worker_may_be_the_first_to_read(folder: Path) -> None:
    script = """
seen = []

def work():
    office.leave_thread()
    seen.append(honour_list.count(office, query))
    office.leave_thread()

worker = threading.Thread(target=work)
worker.start()
worker.join()
print(seen == [honour_list.count(office, query)], office.database.execute_sql("SELECT 1").fetchone())
office.close()
"""
    assert told(folder, script) == "True (1,)"


def test_an_office_left_before_the_tables_came_leaves_nothing_to_them(folder: Path) -> None:
    script = """
office.close()
from models.tables.units import Unit
print(Unit._meta.database)
with doors.open_office(Path(sys.argv[1])):
    print(Unit.select().count() > 10)
"""
    assert told(folder, script) == "None\nTrue"
