"""The invented sample office: a commune of 40 chi bộ and 16 thôn, the same for the same seed, watermarked."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from models.rules.codes import COLLECTIVE, PERSON
from models.rules.facts import ListQuery
from models.rules.periods import Period
from models.services import books, honours, periods, rounds, sample_papers, settings
from models.services import office as offices
from models.services.sample_words import Words
from models.storage.acts import Writer
from models.storage.office import Office
from models.storage.source import seeded
from models.tables.honours import Contribution, HonourEntry, ReportedDeed
from models.tables.people import Discipline, Person, YearRating
from models.tables.slips import MonthlySlip
from models.tables.units import Unit

LAST_YEAR = 2026
TODAY = settings.SAMPLE_DAY
CELLS = 40
PICKED = (3, 7)
REPORTED_SHARE = 0.72
KEEPER, SECRETARY = "Lương Thị Bích Hợp", "Nguyễn Đức Khánh"


@dataclass(slots=True)
class Making:
    """What is at hand while the sample is made."""

    office: Office
    move: Callable[[datetime], None]
    words: Words
    cells: list[Unit] = field(default_factory=list)
    villages: list[Unit] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    of_unit: dict[int, list[Person]] = field(default_factory=dict)

    @property
    def random(self) -> random.Random:
        """Return the one seeded source of chance."""
        return self.words.random

    def on(self, day: date, hour: int = 9) -> None:
        """Move the clock to a day."""
        self.move(datetime.combine(day, time(hour, 12)))


def _unheard(_month: str) -> None:
    """Hear of a month and say nothing."""


def make(
    folder: Path,
    seed: int = 1,
    years: int = 3,
    members: int = 900,
    entries: int = 0,
    step: Callable[[str], None] = _unheard,
) -> dict[str, int]:
    """Make the sample in a folder and close it; return how much of each kind it holds.

    `years` are the calendar years ending with 2026, of which the last stops at the sample's today; `entries` fills that
    last year with so many entered lượt instead, for measuring. `step` hears of each month. Refused office_exists;
    WorldError.
    """
    start = date(LAST_YEAR - years + 1, 1, 4)
    source, move = seeded(seed, datetime.combine(start, time(8, 0)))
    with _found(folder, source) as office:
        making = Making(office, move, Words(random.Random(seed)))
        office.who = KEEPER
        _units(making)
        _people(making, members)
        for year in range(start.year, LAST_YEAR + (0 if entries else 1)):
            _year(making, year, step)
        _bulk(making, entries, step)
        _hard_cases(making)
        return counts(office)


def _found(folder: Path, source: Any) -> Office:
    names = {"superior": "Đảng bộ tỉnh Lào Cai", "province": "Lào Cai", "place": "Khe Vàng", "practice": True}
    signed = {"keeper": KEEPER, "keeper_title": "Chuyên viên Văn phòng Đảng uỷ", "signatory": SECRETARY}
    given = {"level": "commune", "name": "Đảng uỷ xã Khe Vàng", "term": "2025 - 2030", **names, **signed}
    return offices.found(folder, given, (), source)


def counts(office: Office) -> dict[str, int]:
    """Return how many units, people, reported deeds and lượt there are."""
    models = {"units": Unit, "people": Person, "deeds": ReportedDeed, "entries": HonourEntry}
    return {name: model.select().where(model.deleted.is_null()).count() for name, model in models.items()}


def _units(making: Making) -> None:
    places, own = making.words.places, Unit.get(Unit.uuid == settings.facts(making.office).unit)
    rural = [*places["villages"], *places["second_cells"]]
    with making.office.act("units_pasted", "Khe Vàng") as writer:
        for rank, name in enumerate(rural, 10):
            making.cells.append(_cell(making, writer, own, rank, name, name, "cell_rural"))
        for rank, name in enumerate(places["agencies"][: CELLS - len(rural)], 40):
            making.cells.append(_cell(making, writer, own, rank, name, name, "cell_agency"))
        for rank, name in enumerate(places["villages"], 80):
            village = {"kind": "village", "name": f"Thôn {name}", "short_name": name, "parent": own, "rank": rank}
            making.villages.append(writer.create(Unit, cell=making.cells[rank - 80], **village))


def _cell(making: Making, writer: Writer, own: Unit, rank: int, short: str, name: str, kind: str) -> Unit:
    former = making.words.places["former"][rank % 3]
    given = {"kind": kind, "name": f"Chi bộ {name}", "short_name": short, "parent": own, "rank": rank, "cycle": "1"}
    return writer.create(Unit, former_commune=former, members=making.random.randint(9, 41), **given)


def _people(making: Making, members: int) -> None:
    with making.office.act("people_pasted", "Khe Vàng") as writer:
        for rank in range(members):
            making.people.append(_person(making, writer, rank))
    _namesakes(making)
    # The third one is barred: a lượt of that name stands in the open round, and nowhere else.
    for person in (*making.people[:2], *making.people[3:]):
        making.of_unit.setdefault(person.unit_id, []).append(person)


def _person(making: Making, writer: Writer, rank: int) -> Person:
    name, sex, people = making.words.person()
    unit = making.cells[rank % len(making.cells)]
    membership = making.random.choices(("member", "probationary"), (19, 1))[0]
    position = making.words.position(membership, unit.kind == "cell_agency")
    born = making.random.randint(1948, 2004)
    standing = {"membership": membership, "position": position, "ethnicity": people}
    return writer.create(Person, name=name, sex=sex, birth_year=born, unit=unit, rank=rank, **standing)


def _namesakes(making: Making) -> None:
    """Give two chi bộ a person of the same name, and one person a discipline and a poor rating."""
    if len(making.people) < 3:
        return
    first, second, third = making.people[:3]
    with making.office.act("people_edited") as writer:
        writer.update(second, name=first.name, sex=first.sex)
        document = {"document_number": "12-QĐ/UBKT", "document_on": date(LAST_YEAR, 1, 28)}
        writer.create(Discipline, person=third, from_day=date(LAST_YEAR, 2, 1), **document)
        writer.create(YearRating, person=third, year=LAST_YEAR - 1, grade="failed")
        writer.create(YearRating, person=first, year=LAST_YEAR - 1, grade="good")


def _year(making: Making, year: int, step: Callable[[str], None]) -> None:
    for month in range(1, 13):
        period = Period(year, month)
        if period.first > TODAY:
            return
        step(period.label)
        _month(making, period)


def _month(making: Making, period: Period) -> None:
    making.on(min(period.first + timedelta(days=7), TODAY))
    _reported(making, period)
    made = rounds.open_round(making.office, "month", period.key)
    _pick(making, made, period)
    if period.last < TODAY:
        _decide(making, made, period)
    if period.last < TODAY - timedelta(days=40):
        making.on(period.last, 16)
        periods.close(making.office, books.own_book(making.office, period.year).uuid, period.key)


def _reported(making: Making, period: Period) -> None:
    with making.office.act("slips_entered", period.label) as writer:
        for unit in making.cells[:-1]:
            slip = _slip(making, writer, period, unit)
            while making.random.random() < REPORTED_SHARE:
                _deed(making, writer, period, unit, slip)
        _deed(making, writer, period, making.cells[-1], None, bare=True)


def _slip(making: Making, writer: Writer, period: Period, unit: Unit) -> MonthlySlip:
    """Make a unit's slip of the month; some come late, some leave a number out."""
    days = making.random.choices((making.random.randint(0, 8), making.random.randint(11, 14)), (14, 1))[0]
    members = unit.members
    present = members - making.random.randint(0, min(4, members))
    reviewed = present - making.random.randint(0, 1) if making.random.random() < 0.92 else None
    stated: dict[str, Any] = {"members": members, "present": present, "reviewed": reviewed}
    if unit.kind == "cell_rural":
        listeners = making.random.randint(30, 140)
        stated |= {"sessions": making.random.randint(1, 3), "listeners": listeners, "households": listeners * 2 // 3}
    way = making.random.choices(("paper", "zalo", "word"), (40, 16, 10))[0]
    received = period.first + timedelta(days=days)
    met = received - timedelta(days=making.random.randint(0, 2))
    return writer.create(
        MonthlySlip, unit=unit, month=period.key, way=way, received_on=received, meeting_on=met, **stated
    )


def _deed(
    making: Making, writer: Writer, period: Period, unit: Unit, slip: MonthlySlip | None, bare: bool = False
) -> None:
    kind = COLLECTIVE if making.random.random() < 0.22 else PERSON
    drawn = making.words.deed(kind, unit.short_name)
    given = {"kind": kind, "unit": unit, "unit_name": unit.name, "month": period.key, "deed": drawn.deed}
    given |= {"slip": slip, **_who(making, unit, kind)}
    if not bare:
        given |= _details(making, period, drawn)
    made = writer.create(ReportedDeed, **given)
    if drawn.gift and not bare:
        writer.create(Contribution, reported=made, kind=drawn.gift[0], amount=str(drawn.gift[1]))


def _who(making: Making, unit: Unit, kind: str) -> dict[str, Any]:
    if kind == COLLECTIVE:
        return {"name": making.words.collective(unit.short_name)}
    known = making.of_unit.get(unit.id, [])
    if known and making.random.random() < 0.6:
        person = making.random.choice(known)
        told = {n: getattr(person, n) for n in ("name", "sex", "birth_year", "membership", "position")}
        return {**told, "person": person}
    name, sex, _ = making.words.person()
    membership = making.random.choices(("people", "pupil"), (9, 1))[0]
    position = making.words.position(membership, agency=False) or None
    return {"name": name, "sex": sex, "membership": membership, "position": position}


def _details(making: Making, period: Period, drawn: Any) -> dict[str, Any]:
    chance, day = making.random.random(), period.first + timedelta(days=making.random.randint(0, 4))
    done = period.first - timedelta(days=making.random.randint(1, 40))
    given: dict[str, Any] = {"field": drawn.field, "result": drawn.result or None, "source": "chi_bo"}
    given["meeting_on"] = day if chance < 0.9 else None
    given["done_from"] = done if chance < 0.7 else None
    given["done_to"] = done + timedelta(days=making.random.randint(2, 20)) if chance < 0.25 else None
    if chance < 0.65:
        given |= {"consent": "slip", "consent_on": day}
    return given


def _pick(making: Making, made: str, period: Period) -> None:
    reported = [d.uuid for d in ReportedDeed.select().where(ReportedDeed.month == period.key).order_by(ReportedDeed.id)]
    chosen = making.random.sample(reported, min(len(reported), making.random.randint(*PICKED)))
    rounds.add_deeds(making.office, made, chosen)


def _decide(making: Making, made: str, period: Period) -> None:
    day = min(period.first + timedelta(days=17), period.last)
    making.on(day)
    told = f"{day:%d/%m/%Y}"
    number = f"{period.end + 3:02d}-NQ/ĐU"
    meeting = {"meeting_on": told, "body": "Ban Thường vụ Đảng uỷ", "present": "9", "total": "11"}
    decided = {"resolution_number": number, "resolution_on": told, "chair": f"đ/c {SECRETARY}, Bí thư"}
    rounds.save(making.office, made, {**meeting, **decided})
    for row in rounds.rows(making.office, made):
        rounds.set_votes(making.office, row.uuid, 9, 0)
    rounds.enter(making.office, made)


def _hard_cases(making: Making) -> None:
    """Leave one lượt of every state in the last year: cancelled, withdrawn, corrected, rejected, and one very long."""
    query = ListQuery(year=LAST_YEAR, states=("entered",), descending=False)
    entered = [row.uuid for row in honours.page(making.office, query, size=60)]
    making.on(date(LAST_YEAR, 10, 6))
    honours.correct(making.office, entered[1], {"position": "Trưởng ban công tác Mặt trận thôn"}, "ghi nhầm chức vụ")
    published = {"channel": "loa", "on_day": "25/01/2026", "by": "Ban Văn hoá xã"}
    honours.save_child(making.office, "publication", None, entered[2], published)
    honours.cancel(making.office, entered[5], date(LAST_YEAR, 10, 6), "ghi trùng với lượt của đoàn thể")
    withdrawn = ("08-TB/UBKT", "Uỷ ban Kiểm tra Đảng uỷ", "theo kết luận kiểm tra")
    honours.withdraw(making.office, entered[2], date(LAST_YEAR, 10, 8), *withdrawn)
    making.on(TODAY)
    _open_round(making)
    sample_papers.write(making.office, making.on, SECRETARY, TODAY)


def _open_round(making: Making) -> None:
    """Leave the open round with someone who is barred and a deed that fills half a page."""
    opened = [r.uuid for r in rounds.listed(making.office, LAST_YEAR) if r.state == "open"]
    barred = Discipline.select().first()
    if not opened or barred is None:
        return
    person = barred.person
    texts = {"kind": PERSON, "name": person.name, "birth_year": str(person.birth_year), "unit": person.unit.uuid}
    texts |= {"month": f"{TODAY:%m/%Y}", "deed": making.words.long_deed()}
    rounds.add_entries(making.office, opened[0], [honours.save(making.office, None, texts)])


def _bulk(making: Making, entries: int, step: Callable[[str], None]) -> None:
    """Add entered lượt in large acts, spread over the months of the last year; for measuring only."""
    if not entries:
        return
    making.on(TODAY)
    book = books.made(making.office, settings.facts(making.office).unit, LAST_YEAR)
    for first in range(0, entries, 5000):
        step(f"{first}/{entries}")
        with making.office.act("entries_measured") as writer:
            for offset in range(first, min(first + 5000, entries)):
                _bulk_entry(making, writer, book, offset + 1, 1 + offset * 11 // entries)


def _bulk_entry(making: Making, writer: Writer, book: Any, number: int, month: int) -> None:
    unit = making.random.choice(making.cells)
    kind = COLLECTIVE if number % 5 == 0 else PERSON
    drawn = making.words.deed(kind, unit.short_name)
    key, day = f"{LAST_YEAR}-{month:02d}", date(LAST_YEAR, month, 20)
    given = {"kind": kind, "unit": unit, "unit_name": unit.name, "month": key, "period": key, "book": book}
    entered = {"state": "entered", "number": number, "number_key": number, "entered_on": day, "approved_on": day}
    texts = {"deed": drawn.deed, "result": drawn.result or None, "field": drawn.field, **_who(making, unit, kind)}
    writer.create(HonourEntry, **given, **entered, **texts)
