"""What came back as a Word file, beside the form that it fills: nothing is written before the reader says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.exchange import slip_files
from models.exchange.slip_files import SlipFile
from models.exchange.word_tables import LARGEST_FILE
from models.rules.dates import short_date
from models.rules.slip_facts import DeedRow, SlipForm
from models.services import attachments, slip_rows, slips
from ui import theme
from ui.i18n import _
from ui.page import Shell
from ui.pages.slips import fields, wordfiles
from ui.pages.slips.editor import WORD, SlipEditor
from ui.pages.slips.photo import NARROW, WIDE
from ui.pages.slips.wordfiles import Read
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.wording import field_sentence

Says = Sequence[tuple[str, str]]


class WordPane(QWidget):
    """Take files one after another; `wanted(file)` asks for its slip, `done()` follows the last."""

    wanted = Signal(object)
    problem = Signal(object)
    done = Signal()

    def __init__(
        self, shell: Shell, editor: SlipEditor, save: Callable[[], bool], put_down: Callable[[], bool]
    ) -> None:
        """`save` writes the slip in view, `put_down` finishes it before another one comes."""
        super().__init__()
        self._shell, self._editor, self._save, self._put_down = shell, editor, save, put_down
        self._waiting: list[SlipFile] = []
        self._file: SlipFile | None = None
        self._texts = QVBoxLayout()
        self._texts.setSpacing(px(8))
        self.take_it = Button("").on(self._take)
        self.leave_it = Button(_("Bỏ tệp này")).on(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(text.section(_("Phiếu Word")))
        column.addLayout(self._texts)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.take_it)
        row.addWidget(self.leave_it)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.said = ""
        self.fold(theme.current().narrow)
        self.hide()

    def fold(self, narrow: bool) -> None:
        """Be as wide as the photo, whose place this takes."""
        self.setFixedWidth(px(NARROW if narrow else WIDE))

    # Files.

    def receive(self, paths: Sequence[Path], unit: str, month: str) -> None:
        """Read Word files; a single one is meant for the slip in view."""
        mine = (unit, month) if len(paths) == 1 else ("", "")
        read = wordfiles.read_all(self._shell.office, paths, *mine)
        if read.refused:
            self._refuse(read, paths)
        elif read.files:
            self._begin_after(read.files)

    def _refuse(self, read: Read, paths: Sequence[Path]) -> None:
        problem = read.problem()
        if read.refused[0].code == "slip_file_other":
            other = wordfiles.read_all(self._shell.office, paths).files
            problem = replace(problem, button=_("Mở phiếu đó"), act=partial(self._begin_after, other))
        elif read.files:
            problem = replace(problem, button=_("Xem phiếu đọc được"), act=partial(self._begin_after, read.files))
        self.problem.emit(problem)

    def _begin_after(self, files: Sequence[SlipFile]) -> None:
        if self._put_down():
            self.begin(files)

    def begin(self, files: Sequence[SlipFile]) -> None:
        """Take up files in their order; those behind the first are drafts already, should she be called away."""
        self._waiting = list(files)
        for file in files[1:]:
            self._set_aside(file)
        self.go_on()

    def _set_aside(self, file: SlipFile) -> None:
        office, key = self._shell.office, slips.draft_key(file.unit, file.month)
        if slips.find(office, file.unit, file.month) is None and office.drafts.get(slips.FORM, key) is None:
            told = {**slip_rows.flat(file.texts, file.rows), WORD: "\n".join(_told(file))}
            title = fields.title_of(slip_files.unit_name(file), file.month)
            office.drafts.put(slips.FORM, key, told, "", title)

    def waits(self) -> bool:
        """Say whether more files wait behind this one."""
        return bool(self._waiting)

    def go_on(self) -> None:
        """Ask for the slip of the next file, or say that there is none."""
        self._file = self._waiting.pop(0) if self._waiting else None
        if self._file is not None:
            self.wanted.emit(self._file)
        else:
            self.hide()
            self.done.emit()

    def show_file(self) -> None:
        """Fill the form in view with the file, or say how it differs from the slip that is there."""
        slip = self._editor.slip
        if slip.record.uuid:
            self._compare(slip)
        else:
            self._fill()

    def resume(self) -> None:
        """Show again what a draft that a file filled has to say; hide where the form holds no such draft."""
        if self._editor.word:
            self._say([(line, "text") for line in self._editor.word.split("\n")], _("Ghi phiếu này"))
        else:
            self.hide()

    # A slip that is not there yet.

    def _fill(self) -> None:
        file = self._file
        stayed = self._editor.fill(file.texts, file.rows)
        said = _told(file)
        if stayed:
            said.insert(-1, _("Đã gõ trước, giữ nguyên: {names}.").format(names=_names(stayed)))
        if self._waiting:
            said.append(_("Còn {count} tệp nữa.").format(count=len(self._waiting)))
        self._editor.mark_word("\n".join(said))
        self.resume()

    # One that is.

    def _compare(self, slip: SlipForm) -> None:
        file = self._file
        other = slips.differing(self._shell.office, slip.record.uuid, file.texts, file.rows)
        said = [(_("Tệp “{name}”").format(name=file.name), "text"), (_came(slip), "text")]
        if other:
            said.append((_("Tệp ghi khác phiếu đã nhận ở: {names}.").format(names=_names(other)), "amber"))
            said.append((_("Giữ thành phiếu thứ hai để so rồi chọn, hoặc bỏ tệp."), "text"))
        else:
            said.append((_("Tệp không nói gì khác phiếu đã nhận; không thêm gì hai lần."), "text"))
        self._say(said, _("Giữ phiếu thứ hai") if other else _("Ghi là nhận lại"))

    def _again(self) -> None:
        slip, office = self._editor.slip, self._shell.office
        texts, rows = settled(self._shell, slip, self._file)
        saved = slips.save(office, None, texts, rows)
        self._keep(saved.uuid)
        again = saved.outcome == "again"
        self._shell.bus.saved.emit(_("Đã ghi là nhận lại") if again else _("Đã giữ phiếu thứ hai"))

    def kept(self) -> None:
        """Let the file itself hang on the slip that it has become; after a restart it is no longer at hand."""
        slip, file = self._editor.slip, self._file
        if file is not None and (file.unit, file.month) == (slip.unit, slip.month):
            self._keep(slip.record.uuid)
            self._file = None

    def _keep(self, slip: str) -> None:
        attachments.add(self._shell.office, slips.FORM, slip, self._file.name, self._file.data, LARGEST_FILE, word=True)

    # Words and buttons.

    def _say(self, says: Says, act: str) -> None:
        while item := self._texts.takeAt(0):
            item.widget().deleteLater()
        for words, role in says:
            self._texts.addWidget(text.wrapped(words, role))
        self.said = "\n".join(words for words, _role in says)
        self.setAccessibleName(_("Phiếu Word"))
        self.setAccessibleDescription(self.said)
        self.take_it.setText(act)
        self.show()

    @Slot()
    def _take(self) -> None:
        if not self._editor.word:
            self._again()
        elif not self._save():
            return
        self.go_on()

    @Slot()
    def _leave(self) -> None:
        if self._editor.word:
            self._editor.drop()
        self.go_on()


def _told(file: SlipFile) -> list[str]:
    """Return what is said of a file that fills a form, line by line."""
    said = [_("Đã điền từ tệp “{name}”, chưa ghi gì vào sổ.").format(name=file.name)]
    said += [field_sentence(remark) for remark in file.remarks]
    return [*said, _("Xem lại từng ô rồi ghi phiếu.")]


def settled(shell: Shell, slip: SlipForm, file: SlipFile) -> tuple[dict[str, str], list[DeedRow]]:
    """Return a file's texts and rows as they can be written; what no field can hold goes into the note."""
    mine = {"unit": slip.unit, "month": f"{slip.month[5:]}/{slip.month[:4]}"}
    texts = dict(file.texts)
    wrong = [p for p in slips.check(shell.office, None, {**texts, **mine}, file.rows) if p.weight == "refuse"]
    bad = {problem.field for problem in wrong}
    note = [texts.get("note", "")]
    note += [f"{_names((name,))}: {texts.pop(name)}" for name in sorted(bad & set(texts))]
    rows = []
    for number, row in enumerate(file.rows, 1):
        if any(slip_rows.key(number, name) in bad for name in ("kind", "name", "deed", *row.texts)):
            note.append(
                "; ".join(row.texts.get(name, "") for name in ("name", "deed", "result") if row.texts.get(name))
            )
        else:
            rows.append(row)
    return {**texts, **mine, "note": "\n".join(line for line in note if line)}, rows


def _names(names: Sequence[str]) -> str:
    return ", ".join(_(slip_rows.label_of(slips.FORM, name)) for name in names)


def _came(slip: SlipForm) -> str:
    """Return when and how the slip that is there came."""
    first = slip.arrivals[0]
    way = fields.way_word(first.way)
    if first.on is None:
        return _("Phiếu này đã nhận.")
    words = _("Phiếu này đã nhận ngày {day} ({way}).") if way else _("Phiếu này đã nhận ngày {day}.")
    return words.format(day=short_date(first.on), way=way)
