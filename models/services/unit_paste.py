"""A list of units off a clipboard: read, compared with what is there, and taken in one act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.rules.codes import UNIT_KINDS, labels
from models.rules.errors import Refused
from models.rules.facts import PasteRow, Problem
from models.rules.names import fold, same_name
from models.services import linking, paste, ranks, reading, settings, unit_kinds
from models.services.unit_records import add_all, own_id, short_of
from models.storage.office import Office
from models.tables.units import Unit

CAPTIONS = {
    "name": (
        "ten chi bo", "chi bo", "ten don vi", "don vi", "ten", "ten goi", "ten day du", "ten to chuc", "to chuc dang",
        "ten to chuc dang", "ten thon", "thon", "ten thon ban", "ten tap the", "ten xa", "ten xa phuong", "xa phuong",
    ),
    "short_name": ("ten goi tat", "ten tat", "ten viet tat"),
    "kind": ("loai", "loai hinh", "loai chi bo", "loai don vi"),
    "former_commune": ("xa cu", "thuoc xa cu", "xa truoc sap nhap", "xa truoc khi sap nhap"),
    "parent": ("truc thuoc", "thuoc", "cap tren", "dang bo", "truc thuoc dang bo"),
    "members": ("so dang vien", "tong so dang vien", "dang vien", "so dv"),
    "households": ("so ho",),
    "contact": ("bi thu", "bi thu chi bo", "nguoi lien he"),
    "code": ("ma", "ma chi bo", "ma don vi"),
    "note": ("ghi chu",),
}  # fmt: skip
_CELL_HEADS = frozenset({"ten chi bo", "chi bo", "to chuc dang", "ten to chuc dang"})


def preview_paste(office: Office, text: str) -> tuple[PasteRow, ...]:
    """Return the pasted lines with what each would become; nothing is written."""
    return preview(text, str(settings.facts(office).level), office)


def preview(text: str, level: str, office: Office | None = None) -> tuple[PasteRow, ...]:
    """Return the pasted lines of an office that may not exist yet."""
    sheet = _sheet(text)
    cells = fold(sheet.captions.get("name", "")) in _CELL_HEADS
    judge = _Judge(office, {fold(line.texts.get("name", "")) for line in sheet.lines})
    return sheet.told([judge.row(line.number, _completed(line.texts, level, cells)) for line in sheet.lines])


def _sheet(text: str) -> paste.Sheet:
    """Read the paste; without a head the first column is the name and the rest tell themselves by what they hold."""
    rows = paste.cells(text)
    sheet = paste.from_rows(rows, CAPTIONS, ("name",))
    if sheet.headed or not sheet.left_out:
        return sheet
    start = len(sheet.fields)
    rest = [_guessed([row[at] for row in rows if len(row) > at]) for at in range(start, max(map(len, rows)))]
    return paste.from_rows(rows, CAPTIONS, ("name", *rest))


def _guessed(column: list[str]) -> str:
    filled = [cell for cell in column if cell]
    if filled and all(cell.isdecimal() for cell in filled):
        return "members"
    communes = [cell for cell in filled if fold(cell).split(" ")[0] in ("xa", "phuong", "thi")]
    return "former_commune" if filled and len(communes) * 2 >= len(filled) else ""


def _completed(texts: dict[str, str], level: str, cells: bool) -> dict[str, str]:
    """Fill in what the name tells: its kind, and its short form."""
    if "name" not in texts:
        return texts
    name = reading.line(texts["name"])
    kind = unit_kinds.from_word(texts.get("kind", "")) or unit_kinds.from_name(name, level, cells)
    short = texts.get("short_name") or short_of(name)
    told = {**texts, "name": name, "kind": labels(UNIT_KINDS)[kind]}
    return {**told, "short_name": short} if short else told


class _Judge:
    """Compare each line with the units that are there and with the lines above it."""

    def __init__(self, office: Office | None, pasted: set[str]) -> None:
        self.office = office
        self.pasted = pasted
        self.names = linking.Names()
        self.above: dict[tuple[str, str], int] = {}
        self.known: dict[tuple[str, str], list[Unit]] = {}
        for unit in ranks.present() if office is not None else ():
            for key in unit_kinds.keys(unit.kind, unit.name, unit.short_name):
                self.known.setdefault(key, []).append(unit)

    def row(self, line: int, texts: dict[str, str]) -> PasteRow:
        if not texts:
            return PasteRow(line, {}, "blank", take=False)
        problems = self._problems(texts)
        if any(problem.weight == "refuse" for problem in problems):
            return PasteRow(line, dict(texts), "wrong", problems, take=False)
        keys = unit_kinds.keys(unit_kinds.from_word(texts["kind"]), texts["name"], texts.get("short_name"))
        alike = {unit.id: unit for key in keys for unit in self.known.get(key, ())}.values()
        matches = tuple(unit.uuid for unit in alike)
        repeated = self._repeated(line, keys) + paste.like_a_sentence(texts["name"])
        if any(_spelt_alike(unit, texts) for unit in alike):
            return PasteRow(line, dict(texts), "same", problems, matches, take=False)
        new = not (matches or repeated)
        return PasteRow(line, dict(texts), "new" if new else "doubtful", problems + repeated, matches, take=new)

    def _problems(self, texts: dict[str, str]) -> tuple[Problem, ...]:
        """Return what is wrong; a parent that stands in the same paste is known by the time the line is taken."""
        if not fold(texts.get("name", "")):
            return (Problem("name", "required"),)
        if self.office is None:
            return ()
        asked = {n: t for n, t in texts.items() if n != "parent" or fold(t) not in self.pasted}
        return reading.read_texts(self.office, "unit", asked, whole=True, names=self.names).problems

    def _repeated(self, line: int, keys: set[tuple[str, str]]) -> tuple[Problem, ...]:
        first = min((self.above[key] for key in keys if key in self.above), default=None)
        self.above.update({key: line for key in keys if key not in self.above})
        return () if first is None else (Problem("name", "repeated_in_paste", {"line": first}, "ask"),)


def _spelt_alike(unit: Unit, texts: dict[str, str]) -> bool:
    asked = (texts["name"], texts.get("short_name", ""))
    return any(same_name(one, other) for one in asked for other in (unit.name, unit.short_name or ""))


def take_paste(office: Office, rows: Sequence[PasteRow]) -> int:
    """Write the lines marked to be taken, in their order, in one act; returns how many. Refused fields_wrong."""
    taken = [row for row in rows if row.take and row.verdict not in ("blank", "wrong")]
    if not taken:
        return 0
    with office.act("units_pasted", str(len(taken))) as writer:
        for parent, group in _by_parent(taken):
            names = linking.Names()
            above = names.row_id("unit", parent) if parent else own_id(office)
            add_all(writer, above, [_values(office, row, names) for row in group])
    return len(taken)


def _by_parent(rows: list[PasteRow]) -> list[tuple[str, list[PasteRow]]]:
    groups: list[tuple[str, list[PasteRow]]] = []
    for row in rows:
        parent = str(row.values.get("parent", ""))
        if not groups or groups[-1][0] != parent:
            groups.append((parent, []))
        groups[-1][1].append(row)
    return groups


def _values(office: Office, row: PasteRow, names: linking.Names) -> dict[str, Any]:
    texts = {name: str(text) for name, text in row.values.items() if name != "parent"}
    read = reading.read_texts(office, "unit", texts, whole=True, names=names)
    try:
        reading.refuse_wrong(read.problems)
    except Refused as refused:
        raise Refused("line_wrong", line=row.line, **refused.values) from refused
    return read.values
