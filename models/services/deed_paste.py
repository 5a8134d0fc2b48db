"""Rows of lượt off a clipboard and onto it: read, compared with what is there, taken in one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from models.rules.codes import COLLECTIVE, KINDS, PERSON, labels
from models.rules.eligibility import SAME_DEED, similarity
from models.rules.errors import Refused
from models.rules.facts import PasteRow, Problem
from models.rules.names import fold
from models.rules.text import clean_line
from models.services import entries, linking, paste, reading, schema, settings
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.honours import Deed
from models.tables.units import Unit

CAPTIONS = {
    "name": (
        "ho ten", "ten", "ten tap the", "ho va ten ten tap the", "ho ten tap the", "ho ten hoac tap the",
        "ho ten ten tap the", "ca nhan tap the", "tap the ca nhan", "ten ca nhan tap the", "ho va ten tap the",
    ),
    "unit": ("don vi", "chi bo don vi", "ten chi bo", "don vi ghi danh"),
    "month": ("ky", "thang nam", "ky ghi danh"),
    "kind": ("loai doi tuong", "doi tuong"),
    "deed": ("noi dung", "noi dung viec lam", "noi dung viec lam cach lam hay", "thanh tich", "viec tot", "guong"),
    "result": ("ket qua suc lan toa", "suc lan toa"),
    "position": ("chuc vu", "noi o", "chuc vu don vi", "chuc vu don vi thon", "chuc danh", "thon", "dia chi"),
    "birth_year": ("sinh nam", "ns"),
    "meeting_on": ("ngay hop", "ngay xet", "ngay hop xet"),
    "done_text": ("thoi gian", "thoi gian thuc hien", "ngay thuc hien"),
    "consent": ("dong y", "dong y neu ten", "dong y cong khai"),
    "proposer": ("nguoi gioi thieu", "nguoi de xuat"),
    "paper_number": ("so trong so", "so o chi bo"),
}  # fmt: skip
_ORDER = ("month", "unit", "kind", "name", "deed", "result")
COPIED = (
    "month", "unit", "kind", "name", "birth_year", "position", "deed", "result", "field", "meeting_on", "consent",
    "note",
)  # fmt: skip
# Words that begin a collective's name. Marks count: Tô, Trương, Bàn and Đoàn are families' names.
_GROUPS = (
    "tổ", "nhóm", "chi hội", "hội", "chi đoàn", "đoàn thanh niên", "đoàn xã", "đoàn phường", "ban", "trường", "trạm",
    "thôn", "tập thể", "chi bộ", "đảng bộ", "câu lạc bộ", "clb", "hợp tác xã", "htx", "công an", "đội", "mặt trận",
    "liên gia", "gia đình", "dòng họ", "các hộ",
)  # fmt: skip
Add = Callable[[Office, Writer, dict[str, Any]], Any]


def preview(office: Office, model: type[Deed], text: str) -> tuple[PasteRow, ...]:
    """Return the pasted lines with what each would become; nothing is written.

    A line that names no month means this one; one that names no kind is judged by the words that begin its name.
    """
    sheet = paste.read(text, _captions(model), _ORDER)
    hidden = settings.hidden_fields(office)
    judge = _Judge(office, model)
    rows = []
    for line in sheet.lines:
        texts = {name: cell for name, cell in line.texts.items() if name not in hidden}
        rows.append(judge.row(line.number, _completed(office, texts)))
    return sheet.told(rows, tuple(sheet.captions.get(name, name) for name in sheet.fields if name in hidden))


def _captions(model: type[Deed]) -> dict[str, tuple[str, ...]]:
    """Return what each typed field may be called: its own label and the usual other words."""
    specs = schema.fields(model._meta.table_name)
    return {spec.name: (fold(spec.label), *CAPTIONS.get(spec.name, ())) for spec in specs}


def _completed(office: Office, texts: dict[str, str]) -> dict[str, str]:
    if not texts:
        return texts
    kind = labels(KINDS)[_kind_of(texts.get("name", ""))]
    return {"month": f"{office.source.today():%m/%Y}", "kind": kind, **texts}


def _kind_of(name: str) -> str:
    begun = f"{clean_line(name).lower()} "
    return COLLECTIVE if any(begun.startswith(f"{word} ") for word in _GROUPS) else PERSON


class _Judge:
    """Compare each line with the lượt of its month and with the lines above it."""

    def __init__(self, office: Office, model: type[Deed]) -> None:
        self.office, self.model = office, model
        self.names = linking.Names()
        self.known: dict[tuple[str, str], list[tuple[str, int, str]]] = {}
        self.above: dict[tuple[str, str, int], int] = {}
        self.months: set[str] = set()

    def row(self, line: int, texts: dict[str, str]) -> PasteRow:
        if not texts:
            return PasteRow(line, {}, "blank", take=False)
        read = entries.read(self.office, self.model, None, texts, self.names)
        if any(problem.weight == "refuse" for problem in read.problems):
            return PasteRow(line, {**texts, "unit_name": texts.get("unit", "")}, "wrong", read.problems, take=False)
        values = read.values
        unit = Unit.get_by_id(values["unit"])
        shown = {**texts, "unit": unit.uuid, "unit_name": unit.short_name or unit.name}
        alike = self._alike(values)
        matches = tuple(uuid for uuid, _, _ in alike)
        repeated = self._repeated(line, values)
        if any(_same(row, values) for row in alike):
            return PasteRow(line, shown, "same", read.problems, matches, take=False)
        new = not (matches or repeated)
        return PasteRow(line, shown, "new" if new else "doubtful", read.problems + repeated, matches, take=new)

    def _alike(self, values: dict[str, Any]) -> list[tuple[str, int, str]]:
        """Return the lượt of that name and month."""
        if values["month"] not in self.months:
            self._look_up(values["month"])
        return self.known.get((fold(values["name"]), values["month"]), [])

    def _look_up(self, month: str) -> None:
        self.months.add(month)
        model = self.model
        query = model.select(model.folded_name, model.uuid, model.unit, model.deed)
        for name, *row in query.where(model.month == month, model.deleted.is_null()).tuples():
            self.known.setdefault((name, month), []).append((row[0], row[1], row[2]))

    def _repeated(self, line: int, values: dict[str, Any]) -> tuple[Problem, ...]:
        first = self.above.setdefault((fold(values["name"]), values["month"], values["unit"]), line)
        return () if first == line else (Problem("name", "repeated_in_paste", {"line": first}, "ask"),)


def _same(row: tuple[str, int, str], values: dict[str, Any]) -> bool:
    return row[1] == values["unit"] and similarity(fold(row[2]), fold(values["deed"])) >= SAME_DEED


def take(office: Office, model: type[Deed], add: Add, rows: Sequence[PasteRow]) -> int:
    """Write the lines marked to be taken, in their order, in one act; returns how many. Refused line_wrong."""
    taken = [row for row in rows if row.take and row.verdict not in ("blank", "wrong")]
    if not taken:
        return 0
    names = linking.Names()
    with office.act("deed_paste", str(len(taken))) as writer:
        for row in taken:
            texts = {name: str(text) for name, text in row.values.items() if name != "unit_name"}
            read = entries.read(office, model, None, texts, names)
            try:
                reading.refuse_wrong(read.problems)
            except Refused as refused:
                raise Refused("line_wrong", line=row.line, **refused.values) from refused
            add(office, writer, read.values)
    return len(taken)


def rows_text(office: Office, model: type[Deed], uuids: Sequence[str], first: tuple[str, ...]) -> str:
    """Return rows with a head as a spreadsheet takes them from the clipboard, and as a paste reads them back."""
    table = model._meta.table_name
    specs = [schema.field(table, name) for name in (*first, *COPIED)]
    lines = [[spec.label for spec in specs]]
    for uuid in uuids:
        record = reading.find(model, uuid)
        lines.append([reading.text_of(spec, record.__data__.get(spec.name), office) for spec in specs])
    return "".join("\t".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '\t\n"') else cell
