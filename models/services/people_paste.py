"""A list of people off a clipboard: họ tên, năm sinh, chi bộ, chức vụ, and whatever else its head names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from models.rules.errors import Refused
from models.rules.facts import PasteRow, Problem
from models.rules.names import fold, same_name
from models.services import linking, paste, reading, settings
from models.services.person_records import add, completed
from models.storage.office import Office
from models.tables.people import Person

CAPTIONS = {
    "name": ("ho ten", "ho va ten", "ho va ten khai sinh", "ten", "ten dang vien", "ho ten dang vien"),
    "family": ("ho dem", "ho va dem", "ho", "ho va ten dem", "ho ten dem"),
    "birth_year": ("nam sinh", "sinh nam", "ns"),
    "birth_date": ("ngay sinh", "ngay thang nam sinh", "sinh ngay"),
    "unit": ("chi bo", "sinh hoat chi bo", "ten chi bo", "don vi"),
    "position": (
        "chuc vu", "chuc danh", "noi o", "noi cong tac", "don vi cong tac", "chuc vu noi cong tac",
        "chuc vu don vi cong tac", "chuc vu noi o", "nghe nghiep",
    ),
    "sex": ("gioi tinh", "gioi", "nam nu"),
    "membership": ("la", "doi tuong", "dang vien", "la dang vien"),
    "joined_on": ("ngay vao dang", "vao dang ngay", "ngay ket nap"),
    "village": ("thon", "thon ban", "thon to dan pho", "ban", "to dan pho"),
    "form_of_address": ("cach goi", "xung ho"),
    "ethnicity": ("dan toc",),
    "telephone": ("dien thoai", "so dien thoai", "sdt", "dt"),
    "note": ("ghi chu",),
}  # fmt: skip
_ORDER = ("name", "birth_year", "unit", "position")
_LINKS = ("unit", "village")
_DAY = re.compile(r"^\d{8}$|\d[/.-]\d")


def preview_paste(office: Office, text: str, unit: str = "") -> tuple[PasteRow, ...]:
    """Return the pasted lines with what each would become, writing nothing; `unit` is meant where a line names none."""
    sheet = paste.read(text, CAPTIONS, _ORDER)
    hidden = settings.hidden_fields(office)
    judge = _Judge(office)
    rows = []
    for line in sheet.lines:
        texts = {name: cell for name, cell in line.texts.items() if name not in hidden}
        rows.append(judge.row(line.number, _completed(texts, unit)))
    return sheet.told(rows, tuple(sheet.captions.get(name, name) for name in sheet.fields if name in hidden))


def _completed(texts: dict[str, str], unit: str) -> dict[str, str]:
    """Join a name that stands in two columns, and tell a day of birth from a year."""
    told = dict(texts)
    family = told.pop("family", "")
    if family:
        told["name"] = f"{family} {told.get('name', '')}".strip()
    born = told.get("birth_year", "")
    if _DAY.search(born) and "birth_date" not in told:
        told["birth_date"] = told.pop("birth_year")
    if told and unit and "unit" not in told:
        told["unit"] = unit
    return told


class _Judge:
    """Compare each line with the people who are there and with the lines above it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.names = linking.Names()
        self.above: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        self.known: dict[str, list[dict[str, Any]]] = {}
        fields = (Person.uuid, Person.name, Person.folded_name, Person.birth_year, Person.unit)
        for person in Person.select(*fields).where(Person.deleted.is_null()).order_by(Person.id).dicts():
            self.known.setdefault(person["folded_name"], []).append(person)

    def row(self, line: int, texts: dict[str, str]) -> PasteRow:
        if not texts:
            return PasteRow(line, {}, "blank", take=False)
        values, problems = _read(self.office, texts, self.names)
        if any(problem.weight == "refuse" for problem in problems):
            return PasteRow(line, dict(texts), "wrong", problems, take=False)
        shown = {**texts, **self._names_of_links(values)}
        alike = self._alike(values)
        matches = tuple(person["uuid"] for person in alike)
        repeated = self._repeated(line, values) + paste.like_a_sentence(values["name"])
        if any(_surely(person, values) for person in alike):
            return PasteRow(line, shown, "same", problems, matches, take=False)
        unsure = any(problem.code == "link_left_out" for problem in problems)
        new = not (matches or repeated or unsure)
        return PasteRow(line, shown, "new" if new else "doubtful", problems + repeated, matches, take=new)

    def _alike(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        return [person for person in self.known.get(fold(values["name"]), ()) if not _another(person, values)]

    def _repeated(self, line: int, values: dict[str, Any]) -> tuple[Problem, ...]:
        above = self.above.setdefault(fold(values["name"]), [])
        first = next((number for number, told in above if not _another(told, values)), None)
        above.append((line, values))
        return () if first is None else (Problem("name", "repeated_in_paste", {"line": first}, "ask"),)

    def _names_of_links(self, values: dict[str, Any]) -> dict[str, str]:
        given = {name: values[name] for name in _LINKS if values.get(name) is not None}
        return {name: self.names.name_of("unit", row) for name, row in given.items()}


def _read(office: Office, texts: dict[str, str], names: linking.Names) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read a line; a unit that nobody knows leaves the link empty and is asked about, for no list need be complete."""
    read = reading.read_texts(office, "person", texts, whole=True, names=names)
    values, odd = completed(read.values, read.values)
    eased = tuple(_eased(problem) for problem in read.problems)
    return values, (*eased, *odd)


def _eased(problem: Problem) -> Problem:
    if problem.field in _LINKS:
        return Problem(problem.field, "link_left_out", problem.values, "ask")
    return problem


def _another(known: dict[str, Any], values: dict[str, Any]) -> bool:
    """Tell namesakes apart: another year of birth and another unit, both known."""
    return _differ(known, values, "birth_year") and _differ(known, values, "unit")


def _differ(known: dict[str, Any], values: dict[str, Any], name: str) -> bool:
    return None not in (known.get(name), values.get(name)) and known[name] != values[name]


def _surely(known: dict[str, Any], values: dict[str, Any]) -> bool:
    """Tell whether it is the same person: spelt alike, year or unit agrees, and neither speaks against it."""
    agrees = any(known.get(n) is not None and known.get(n) == values.get(n) for n in ("birth_year", "unit"))
    against = any(_differ(known, values, name) for name in ("birth_year", "unit"))
    return same_name(known["name"], values["name"]) and agrees and not against


def take_paste(office: Office, rows: Sequence[PasteRow]) -> int:
    """Write the lines marked to be taken, in their order, in one act; returns how many. Refused line_wrong."""
    taken = [row for row in rows if row.take and row.verdict not in ("blank", "wrong")]
    if not taken:
        return 0
    names = linking.Names()
    with office.act("people_pasted", str(len(taken))) as writer:
        for row in taken:
            add(writer, _values(office, row, names))
    return len(taken)


def _values(office: Office, row: PasteRow, names: linking.Names) -> dict[str, Any]:
    values, problems = _read(office, {n: str(t) for n, t in row.values.items()}, names)
    try:
        reading.refuse_wrong(problems)
    except Refused as refused:
        raise Refused("line_wrong", line=row.line, **refused.values) from refused
    left = [f"{p.values['text']}" for p in problems if p.code == "link_left_out"]
    if left:
        # The unit is not in the list yet; its name stays to be read, so that nothing typed is lost.
        values["note"] = "; ".join([*([values["note"]] if values.get("note") else []), *left])
    return values
