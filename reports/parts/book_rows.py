"""Rows of the Sổ: what stands in each cell of an entry, whole, cancelled, withdrawn, corrected or late."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.dates import doc_slash
from models.rules.errors import Refused, WorldError
from models.rules.numerals import padded
from models.rules.pages import BookForm, ColumnSpec, EntryLine, LineState, StateNote
from reports.breaking import Run, named, wrap_rich
from reports.fonts import Face, Fonts
from reports.parts.grid import Cell, Grid, LaidRow
from reports.press import Align
from reports.texts import form_texts

NUMBER, NAME, REMARK = "so", "ten", "ghi_chu"
PAD_X, PAD_Y = 1.25, 1.3
# A row taller than a page begins where it stands only if so many of its lines fit there.
LEAST_LINES = 4
_ROUNDING = 0.05


class RowMaker:
    """Make the rows of one form: columns that are shown, in the form's order."""

    def __init__(self, form: BookForm, fonts: Fonts, text_width: float) -> None:
        self.columns = form.shown()
        if not self.columns:
            raise Refused("no_columns")
        total = sum(column.width_mm for column in self.columns)
        if total > text_width + _ROUNDING:
            raise Refused("columns_too_wide", total=round(total, 1), room=round(text_width, 1))
        self.grid = Grid(tuple(column.width_mm for column in self.columns), PAD_X, PAD_Y)
        self._fonts = fonts
        self._texts = form_texts("so_ghi_danh")
        self._places = {column.id: place for place, column in enumerate(self.columns)}
        self._plain = [self._plain_column(column) for column in self.columns]

    def _plain_column(self, column: ColumnSpec) -> tuple[str, Face, Align]:
        face = self._fonts.bold if column.id == NAME else self._fonts.regular
        return column.id, face, Align.CENTRE if column.centred else Align.LEFT

    def row(self, line: EntryLine) -> LaidRow:
        """Return an entry's row; a letter that the print face lacks raises glyph_missing with number and name."""
        try:
            if line.state is LineState.CANCELLED:
                return self._cancelled(line)
            return self._entered(line)
        except WorldError as error:
            record = self._texts("one_number", number=padded(line.number)) + f", {line.name}"
            raise named(error, record) from None

    def _entered(self, line: EntryLine) -> LaidRow:
        cells: list[Cell | None] = []
        texts = line.cells
        for place, (column, face, align) in enumerate(self._plain):
            if column == NAME:
                cells.append(self._name(place, line))
            elif column == NUMBER:
                cells.append(self.grid.cell(place, padded(line.number), face, align))
            else:
                cells.append(self.grid.cell(place, texts.get(column, ""), face, align))
        if line.state is LineState.WITHDRAWN or line.late_from or line.corrected:
            self._remark(line, cells)
        return self.grid.row(cells, line.uuid)

    def _name(self, place: int, line: EntryLine) -> Cell:
        if line.state is LineState.ENTERED:
            return self.grid.cell(place, line.name, self._fonts.bold)
        cell = self.grid.cell(place, line.name, self._fonts.regular)
        cell.struck = True
        return cell

    def _remark(self, line: EntryLine, cells: list[Cell | None]) -> None:
        """Put what happened to the row first in Ghi chú, or under the name where the form has no such column."""
        place = self._places.get(REMARK, self._places.get(NAME, len(cells) - 1))
        cell = cells[place]
        room, narrow = self.grid.room(place), self.grid.narrow(place)
        rich = [broken for runs in self.remarks(line) for broken in wrap_rich(runs, room, narrow)]
        if cell is not None and REMARK in self._places:
            own = line.cells.get(REMARK, "")
            rich += wrap_rich([Run(self._fonts.regular, own)], room, narrow) if own else []
            cells[place] = Cell((), self._fonts.regular, rich=rich)
        elif cell is not None:
            cell.rich = rich

    def remarks(self, line: EntryLine) -> Iterator[list[Run]]:
        """Give what happened to a row: withdrawn, corrected, late."""
        texts = self._texts
        if line.state is LineState.WITHDRAWN:
            yield self._note(texts("withdrawn"), line.note)
        if line.corrected:
            yield self._note(texts("corrected"), line.corrected)
        if line.late_from:
            yield [Run(self._fonts.bold, texts("late")), Run(self._fonts.regular, f" {line.late_from}")]

    def _note(self, mark: str, note: StateNote, *more: str) -> list[Run]:
        """Return "Rút tên ngày …, theo …: …", the mark bold."""
        day = self._texts("note_on", on=doc_slash(note.on)) if note.on else ""
        paper = self._texts("note_document", document=note.document) if note.document else ""
        said = ", ".join(part for part in (day, *more, paper) if part)
        reason = f": {note.reason}" if note.reason else ""
        return [Run(self._fonts.bold, mark), Run(self._fonts.regular, f" {said}{reason}".rstrip())]

    def _cancelled(self, line: EntryLine) -> LaidRow:
        """Return number, struck name and one sentence over the widest run of the other columns; no deed."""
        cells: list[Cell | None] = [None] * len(self.columns)
        for place, (column, face, align) in enumerate(self._plain):
            if column == NUMBER:
                cells[place] = self.grid.cell(place, padded(line.number), face, align)
            elif column == NAME:
                cells[place] = self._name(place, line)
        first, last = self.widest_run()
        rich = wrap_rich(self.cancelled_runs(line), self.grid.room(first, last))
        cells[first] = Cell((), self._fonts.regular, rich=rich)
        row = self.grid.row(cells, line.uuid)
        row.merged = (first, last)
        return row

    def cancelled_runs(self, line: EntryLine) -> list[Run]:
        """Return the sentence of a row that was cancelled before publishing."""
        runs = self._note(self._texts("cancelled"), line.note, self._texts("note_cancelled"))
        ending = "" if line.note.reason.rstrip().endswith((".", "!", "?")) else "."
        kept = self._texts("note_number_kept", number=padded(line.number))
        return [*runs, Run(self._fonts.regular, f"{ending} {kept}")]

    def widest_run(self) -> tuple[int, int]:
        """Return first and last of the widest run of columns that hold neither number nor name."""
        runs: list[tuple[int, int]] = []
        for place, column in enumerate(self.columns):
            if column.id in (NUMBER, NAME):
                continue
            if runs and runs[-1][1] == place - 1:
                runs[-1] = (runs[-1][0], place)
            else:
                runs.append((place, place))
        if not runs:
            raise Refused("no_columns")
        return max(runs, key=self._run_width)

    def _run_width(self, run: tuple[int, int]) -> float:
        return sum(self.grid.widths[run[0] : run[1] + 1])

    def empty(self) -> LaidRow:
        """Return the row of a period without entries."""
        return self.grid.merged_row(
            [Run(self._fonts.italic, self._texts("no_rows"))], PAD_Y, self.grid.leading, self._fonts.regular
        )

    def split(self, row: LaidRow, line: EntryLine, here: float, whole: float) -> Iterator[LaidRow]:
        """Cut a row taller than a page; number and "(tiếp theo)" stand before what goes over."""
        for place, part in enumerate(self.grid.split(row, here, whole, LEAST_LINES)):
            if place:
                self._repeat(part.cells, line)
            yield part

    def _repeat(self, cells: list[Cell | None], line: EntryLine) -> None:
        for column, text in ((NUMBER, padded(line.number)), (NAME, self._texts("row_continued"))):
            place = self._places.get(column)
            cell = None if place is None else cells[place]
            if place is not None and (cell is None or not cell.count()):
                _, _, align = self._plain[place]
                cells[place] = self.grid.cell(place, text, self._fonts.italic, align)
