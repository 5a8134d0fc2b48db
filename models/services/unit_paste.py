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
_ORDER = ("name", "former_commune", "members")


def preview_paste(office: Office, text: str) -> tuple[PasteRow, ...]:
    """Return the pasted lines with what each would become; nothing is written."""
    return preview(text, str(settings.facts(office).level), office)


def preview(text: str, level: str, office: Office | None = None) -> tuple[PasteRow, ...]:
    """Return the pasted lines of an office that may not exist yet."""
    sheet = _sheet(text)
    cells = fold(sheet.captions.get("name", "")) in _CELL_HEADS
    known = ranks.present() if office is not None else []
    names = linking.Names()
    rows: list[PasteRow] = []
    for line in sheet.lines:
        texts = _completed(line.texts, level, cells)
        problems = _problems(office, texts, sheet, names) if office is not None else ()
        rows.append(_judged(line.number, texts, problems, rows, known))
    return _with_remarks(rows, sheet.remarks())


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


def _problems(
    office: Office, texts: dict[str, str], sheet: paste.Sheet, names: linking.Names
) -> tuple[Problem, ...]:
    """Return what is wrong with a line; a parent that stands in the same paste is known by the time it is taken."""
    if not texts:
        return ()
    pasted = {fold(line.texts.get("name", "")) for line in sheet.lines}
    if fold(texts.get("parent", "")) in pasted:
        texts = {name: text for name, text in texts.items() if name != "parent"}
    return reading.read_texts(office, "unit", texts, whole=True, names=names).problems


def _judged(
    line: int, texts: dict[str, str], problems: tuple[Problem, ...], above: Sequence[PasteRow], known: list[Unit]
) -> PasteRow:
    if not texts:
        return PasteRow(line, {}, "blank", take=False)
    if any(problem.weight == "refuse" for problem in problems) or "name" not in texts:
        wrong = problems or (Problem("name", "required"),)
        return PasteRow(line, dict(texts), "wrong", wrong, take=False)
    alike = [unit for unit in known if _alike(unit.kind, _names(unit), texts)]
    repeated = next((row for row in above if row.values and _repeats(row.values, texts)), None)
    if any(_spelt_alike(unit, texts) for unit in alike):
        return PasteRow(line, dict(texts), "same", problems, tuple(u.uuid for u in alike), take=False)
    if repeated is not None:
        problems = (*problems, Problem("name", "repeated_in_paste", {"line": repeated.line}, "ask"))
    verdict = "doubtful" if alike or repeated is not None else "new"
    return PasteRow(line, dict(texts), verdict, problems, tuple(u.uuid for u in alike), take=verdict == "new")


def _names(unit: Unit) -> tuple[str, str]:
    return unit.name, unit.short_name or unit.name


def _group(kind: str) -> str:
    """Two kinds of cell may bear one name by mistake; a village and its cell bear it by right."""
    return "cell" if kind in unit_kinds.CELLS else kind


def _alike(kind: str, called: Sequence[str], texts: dict[str, Any]) -> bool:
    asked = {fold(texts["name"]), fold(texts.get("short_name", ""))} - {""}
    return _group(kind) == _group(unit_kinds.from_word(texts["kind"])) and bool(asked & {fold(name) for name in called})


def _spelt_alike(unit: Unit, texts: dict[str, Any]) -> bool:
    asked = (texts["name"], texts.get("short_name", ""))
    return any(same_name(one, other) for one in asked for other in _names(unit))


def _repeats(above: dict[str, Any], texts: dict[str, str]) -> bool:
    if "name" not in above or "kind" not in above:
        return False
    called = (above["name"], above.get("short_name", above["name"]))
    return _alike(unit_kinds.from_word(above["kind"]), called, texts)


def _with_remarks(rows: list[PasteRow], remarks: tuple[Problem, ...]) -> tuple[PasteRow, ...]:
    if not rows or not remarks:
        return tuple(rows)
    first = rows[0]
    told = PasteRow(first.line, first.values, first.verdict, first.problems + remarks, first.matches, first.take)
    return (told, *rows[1:])


def take_paste(office: Office, rows: Sequence[PasteRow]) -> int:
    """Write the lines marked to be taken, in their order, in one act; returns how many. Refused fields_wrong."""
    taken = [row for row in rows if row.take and row.verdict not in ("blank", "wrong")]
    if not taken:
        return 0
    with office.act("unit_paste", str(len(taken))) as writer:
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
