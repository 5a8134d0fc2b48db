"""One slip: its photo at the left, the form at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from models.exchange.slip_files import SlipFile
from models.rules.slip_facts import AttachmentFact
from models.services import attachments, slips, units
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.pages.slips import doubles, pictures, wordfiles
from ui.pages.slips.editor import FIRST, SlipEditor
from ui.pages.slips.photo import PhotoPane, picture_in
from ui.pages.slips.taking import Taken, Taking
from ui.pages.slips.wordpane import WordPane
from ui.theme import px
from ui.widgets.dialogs import ask

# Files that hang on a slip and are no photo of it.
NO_PICTURE = (".pdf", wordfiles.ENDINGS[0])


class SlipPage(Page):
    """Type one unit's month; Ctrl+Enter goes to the next unit, F8 to the next whose slip is not yet in."""

    back = "slips"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Phiếu chi bộ")
        self.office = shell.office
        self._unit, self._month, self._way = "", "", ""
        self._focus = FIRST
        self._photo: AttachmentFact | None = None
        self._writing = False
        self.photo = PhotoPane(shell)
        self.editor = SlipEditor(shell)
        across = QHBoxLayout()
        across.setSpacing(px(24))
        self.word = WordPane(shell, self.editor, self.save, self.leave)
        across.addWidget(self.photo)
        across.addWidget(self.word)
        across.addWidget(self.editor, 1)
        self.body.addLayout(across, 1)
        self.photo.dropped.connect(self._take)
        self.taking = Taking(shell, self)
        self.taking.taken.connect(self._taken)
        self.taking.refused.connect(self.show_problem)
        self.word.wanted.connect(self._show_word)
        self.word.problem.connect(self.show_problem)
        self.word.done.connect(self._show)
        self._open_fields()
        self._all = {
            "slip.next": self.go_on,
            "slip.missing": self.go_missing,
            "slip.none": self.turn_no_news,
            "slip.photo": self.choose_file,
            "slip.turn": self.turn_photo,
            "slip.zoom": self.photo.enlarge,
            "slip.drop": self.drop,
            "slip.remove": self.remove,
            "slip.print_one": self.print_slip,
            "slip.to_word": self.to_word,
            "slip.from_word": self.from_word,
            "slip.word_copy": self.save_returned,
            "print": self.print_slip,
            "save": self.save,
        }
        self.editor.deeds.remove_asked.connect(self._remove_deed)

    def _open_fields(self) -> None:
        """Let a picture be pasted, and a file be dropped, wherever the keyboard or the mouse stands."""
        self.setAcceptDrops(True)
        for line in self.editor.findChildren(QLineEdit):
            line.installEventFilter(self)
            line.setAcceptDrops(False)
        for box in self.editor.findChildren(QPlainTextEdit):
            box.installEventFilter(self)
            box.setAcceptDrops(False)
            box.viewport().setAcceptDrops(False)

    # Coming and going.

    def opened(self, context: Context) -> None:
        """Show the slip that the way here names; coming back plainly leaves all as it is."""
        if "unit" in context:
            self._unit, self._month = str(context["unit"]), str(context["month"])
        self._show()
        if context.get("word"):
            self.word.begin(context["word"])

    @Slot()
    def _show(self) -> None:
        self.clear_problem()
        slip = slips.form(self.office, self._unit, self._month)
        kind = self._kind()
        stopped = self.editor.show_slip(slip, slips.asked_of(self.office).get(kind, ()), self._way)
        self._focus = stopped or FIRST
        self.set_title(self.editor.title())
        self.word.resume()
        self._show_side()
        self._show_photo()
        self._fit_acts()
        self._say_doubles()

    def _kind(self) -> str:
        return str(units.get(self.office, self._unit).values["kind"])

    def _fit_acts(self) -> None:
        stored = bool(self.editor.slip and self.editor.slip.record.uuid)
        needs = {
            "slip.turn": self._photo is not None,
            "slip.zoom": self._photo is not None,
            "slip.remove": stored,
            "slip.word_copy": stored and bool(self._returned()),
        }
        self.acts = {key: act for key, act in self._all.items() if needs.get(key, True)}
        self.acts_changed.emit()

    def first_focus(self) -> QWidget | None:
        """Return the field where typing stopped, otherwise the first."""
        self.editor.focus(self._focus)
        return QGuiApplication.focusObject() if self.isActiveWindow() else None

    def fold(self, narrow: bool) -> None:
        """Leave the form more room."""
        self.photo.fold(narrow)
        self.word.fold(narrow)

    def leave(self) -> bool:
        """Write the slip, or leave it as a draft where it cannot stand yet."""
        if self.editor.slip is not None:
            self._writing = True
            # What a Word file says becomes a slip only when the reader says so.
            self.editor.keep() if self.editor.word else self.editor.commit()
            self._writing = False
        return True

    def refresh(self, changes: Any) -> None:
        """Read the slip again after an act from elsewhere, an undo for instance; what is being typed stays."""
        if self.editor.slip is not None and not self._writing and not self.editor.typed():
            self._show()

    # Acts.

    def save(self) -> bool:
        """Write what is typed and stay; False when something cannot stand, which is said."""
        self._writing = True
        filled = bool(self.editor.word)
        done = self.editor.commit()
        self._writing = False
        if filled and done and self.editor.slip.record.uuid:
            self.word.kept()
            self.editor.reread_photos()
            self._show_photo()
        self._fit_acts()
        self.word.resume()
        self._show_side()
        return done

    def go_on(self) -> None:
        """Go to the slip of the next unit in the office's order; after the last one back to the list."""
        if self.word.waits():
            if self.save():
                self.word.go_on()
            return
        way = self.editor.numbers.raw()["way"]
        if self._hand_over():
            self._open(slips.following(self.office, self._month, self._unit), way)

    def go_missing(self) -> None:
        """Go to the next slip that is not yet in."""
        way = self.editor.numbers.raw()["way"]
        if self._hand_over():
            found = slips.next_missing(self.office, self._month, self._unit)
            self._open(found if found != self._unit else None, way)

    def _hand_over(self) -> bool:
        """Write the slip before another is shown; one that came as a file takes the file with it."""
        if self.editor.word:
            return self.save()
        self._writing = True
        done = self.editor.hand_over()
        self._writing = False
        return done

    def _open(self, unit: str | None, way: str) -> None:
        if unit is None:
            self.shell.bus.go.emit("slips", {"month": self._month})
            return
        self._way = way
        self.shell.bus.go.emit("slip", {"unit": unit, "month": self._month})

    def turn_no_news(self) -> None:
        """Mark the slip as không phát sinh, or take the mark off."""
        self.editor.turn_no_news()

    def drop(self) -> None:
        """Give up what is being typed."""
        self.editor.drop()
        self._show()

    def remove(self) -> None:
        """Take the slip away with its honours and photos, after asking."""
        question = _("Xoá phiếu {name}?").format(name=self.editor.title())
        sentence = _("Gương chi bộ báo lên và ảnh của phiếu cũng được bỏ theo. Hoàn tác lại được.")
        if ask(self, question, sentence, _("Xoá phiếu")):
            self.editor.drop()
            slips.remove(self.office, self.editor.slip.record.uuid)
            self._show()

    @Slot(str)
    def _remove_deed(self, uuid: str) -> None:
        if ask(self, _("Xoá lượt này?"), _("Lượt được bỏ khỏi phiếu. Hoàn tác lại được."), _("Xoá lượt")):
            self.save()
            slips.remove_deed(self.office, uuid)
            self._show()

    def _say_doubles(self) -> None:
        """Say that the unit's month came twice and where the two differ, and offer the other one."""
        mine = self.editor.slip
        if mine.doubles:
            other = slips.get(self.office, mine.doubles[0])
            self.show_problem(doubles.problem(mine, other, self._use_other))

    def _use_other(self) -> None:
        self.save()
        slips.choose(self.office, self.editor.slip.doubles[0])
        self._show()

    # On paper and in Word.

    def print_slip(self) -> None:
        """Show this unit's slip as it is printed."""
        told = {"form": wordfiles.FORM, "period": self._month, "units": (self._unit,), "back": self.key}
        self.shell.bus.go.emit("preview", told)

    def to_word(self) -> None:
        """Save this unit's slip as a Word file, to be filled in and sent back."""
        wordfiles.save_one(self, self.shell, self._unit, self._month)

    def from_word(self) -> None:
        """Ask for the Word file that came back and read it."""
        self.word.receive(wordfiles.ask_files(self), self._unit, self._month)

    @Slot(object)
    def _show_word(self, file: SlipFile) -> None:
        self._unit, self._month = file.unit, file.month
        self._show()
        self.word.show_file()
        self._show_side()

    def _show_side(self) -> None:
        """Let what is said of a Word file stand where the photo stands."""
        self.photo.setVisible(self.word.isHidden())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take Word files and pictures."""
        if picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self._take(picture_in(event.mimeData()), wordfiles.files_in(event.mimeData()))

    # The photo.

    def _show_photo(self) -> None:
        kept = [one for one in self.editor.slip.attachments if not one.file_name.lower().endswith(NO_PICTURE)]
        self._photo = kept[-1] if kept else None
        if self._photo is None:
            self.photo.show_picture(QImage(), self._word_words())
            return
        image = pictures.read(attachments.data(self.office, self._photo.uuid))
        at = self._photo.at
        words = _("Ảnh phiếu, đính ngày {day} lúc {hour}").format(day=f"{at[8:10]}/{at[5:7]}", hour=at[11:16])
        self.photo.show_picture(image, words)

    def _returned(self) -> list[AttachmentFact]:
        """Return the Word files that hang on the slip."""
        return [one for one in self.editor.slip.attachments if one.file_name.lower().endswith(wordfiles.ENDINGS)]

    def _word_words(self) -> str:
        names = ", ".join(f"“{one.file_name}”" for one in self._returned())
        return _("Tệp Word giữ kèm phiếu: {names}").format(names=names) if names else ""

    def save_returned(self) -> None:
        """Write the Word file that the slip came as where the reader wants it."""
        kept = self._returned()[-1]
        wordfiles.save_copy(self, self.shell, kept.file_name, attachments.data(self.office, kept.uuid))

    def choose_file(self) -> None:
        """Ask for the file of a photo."""
        name, _kind = QFileDialog.getOpenFileName(self, _("Thêm ảnh phiếu"), "", _("Ảnh") + " (*.jpg *.jpeg *.png)")
        if name:
            self._take(Path(name))

    @Slot(object)
    def _take(self, found: QImage | Path, words: Sequence[Path] = ()) -> None:
        words = words or wordfiles.word_files((found,))
        if words:
            self.word.receive(words, self._unit, self._month)
            return
        self.taking.take(found, self._unit, self._month)

    @Slot(object)
    def _taken(self, taken: Taken) -> None:
        """Keep a picture with the slip that it was for, though another may be in view by now."""
        if (taken.unit, taken.month) != (self._unit, self._month) or self.editor.slip is None:
            taken.attach(self.office)
            return
        self._writing = True
        taken.attach(self.office, self.editor.stored())
        self._writing = False
        self._read_photos()

    def _read_photos(self) -> None:
        self.editor.reread_photos()
        self._show_photo()
        self._fit_acts()

    def turn_photo(self) -> None:
        """Turn the photo a quarter to the right and keep it so."""
        turned, old = pictures.turned(self.photo.image()), self._photo
        self._writing = True
        owner = self.editor.slip.record.uuid
        attachments.add(self.office, slips.FORM, owner, old.file_name, pictures.shrunk(turned))
        attachments.remove(self.office, old.uuid)
        self._writing = False
        self._read_photos()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a picture from the clipboard though the keyboard stands in a text field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._paste(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a picture from the clipboard."""
        if not self._paste(event):
            super().keyPressEvent(event)

    def _paste(self, event: QKeyEvent) -> bool:
        mime = QGuiApplication.clipboard().mimeData()
        found = picture_in(mime) if event.matches(QKeySequence.StandardKey.Paste) and not mime.hasText() else None
        if found is not None:
            self._take(found)
        return found is not None
