"""One lượt while it is typed: a draft within a second, one act when it is left, an Đính chính with its reason."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot

from models.rules.codes import DeedState, State
from models.rules.errors import Refused
from models.rules.facts import Problem, Record
from models.services import deeds, honours
from ui.i18n import _
from ui.page import Shell
from ui.pages.honours.fields import CORRECTION, LuotFields
from ui.pages.honours.registers import UNITS
from ui.recordform import RecordForm

# Until the first keystroke is on disk; the timer is not pushed on by those that follow, or a long sentence would wait.
DRAFT_AFTER = 400
NEW = "new"
_OPEN_DEED = (State.DRAFT, DeedState.REPORTED, DeedState.REJECTED)


class LuotForm(RecordForm):
    """Keep what is typed into the fields of one lượt and write it as one act."""

    def __init__(self, fields: LuotFields, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(fields.register.table, fields, shell, self._write, parent)
        self._timer.setInterval(DRAFT_AFTER)
        self._office = shell.office
        self._acts = fields.register.acts
        self._slot = NEW
        self._typed_last = ""
        self.stopped = ""
        self._correcting = False
        self.record: Record | None = None
        self.fields = fields
        fields.grown.connect(self._grown)

    # Opening.

    def open_new(self, given: Mapping[str, str]) -> None:
        """Begin a lượt that is not written yet, with some texts kept from the last one."""
        self._slot = f"{NEW}-{self._office.source.new_uuid()}"
        self._open(None, given)

    def resume_new(self, slot: str) -> str:
        """Go on with a lượt that was left as a draft; returns the field where typing stopped."""
        self._slot = slot
        return self._open(None, {})

    def open_stored(self, uuid: str) -> str:
        """Open a written lượt; returns the field where typing stopped, "" when nothing is unfinished."""
        return self._open(self._acts.get(self._office, uuid), {})

    def _open(self, record: Record | None, given: Mapping[str, str]) -> str:
        self.record = record
        self._typed_last = ""
        name = str(record.values["name"]) if record else ""
        self.stopped = self.show(record, name, given)
        kept = self.fields.boxes.get(CORRECTION)
        self._correcting = self.entered() and kept is not None and bool(kept.raw())
        self.lock()
        return self.stopped

    def slot(self) -> str:
        """Return the key of the draft of a new lượt."""
        return self._slot

    # What may be typed.

    def entered(self) -> bool:
        """Say whether the row stands in the book."""
        return self.record is not None and self.record.values.get("number") is not None

    def state(self) -> str:
        """Return the state of the lượt; one that was never written is a draft."""
        return State.DRAFT if self.record is None else str(self.record.values["state"])

    def correcting(self) -> bool:
        """Say whether an Đính chính is under way."""
        return self._correcting

    def correct(self) -> None:
        """Open an entered row for an Đính chính; its reason is asked first."""
        self.fields.set_quick(False)
        self._correcting = True
        self.lock()
        self.fields.focus(CORRECTION)

    def lock(self) -> None:
        """Let the fields be typed in that the state of the lượt leaves free."""
        if self._correcting:
            self.fields.correcting().show()
        elif CORRECTION in self.fields.boxes:
            self.fields.correcting().hide()
        self.fields.lock(self._free())

    def _free(self) -> frozenset[str] | None:
        state = self.state()
        if self.fields.register is UNITS:
            return None if state in _OPEN_DEED else deeds.MANY
        if not self.entered() or self._correcting:
            return None
        if state != State.ENTERED or self.record is None:
            return frozenset()
        values = self.record.values
        return honours.BESIDE | {name for name in honours.FILLED_IN if values.get(name) in (None, "")}

    # Writing.

    def commit(self) -> bool:
        """Write what was typed as one act; False when something cannot stand, which is said under its field."""
        unknown = self.fields.settle()
        if unknown:
            self.keep()
            self.fields.focus(unknown[0])
            return False
        return super().commit()

    def let_go(self) -> bool:
        """Write what was typed when the lượt is left; what cannot stand yet stays a draft, False."""
        if not self.typed():
            self._forget()
            return True
        if self.fields.settle() or not self._whole():
            self.keep()
            return False
        return self.commit()

    def _whole(self) -> bool:
        reason = self.fields.boxes[CORRECTION].raw().strip() if self._correcting else CORRECTION
        return bool(reason) and all(problem.weight != "refuse" for problem in self.remarks())

    def _write(self, uuid: str | None, texts: dict[str, str]) -> str:
        reason = texts.pop(CORRECTION, "")
        if uuid is None or not self._correcting:
            return str(self._acts.save(self._office, uuid, texts))
        if not reason.strip():
            raise Refused("fields_wrong", problems=(Problem(CORRECTION, "required"),))
        honours.correct(self._office, uuid, texts, reason)
        return uuid

    def remarks(self) -> tuple[Problem, ...]:
        """Return what is wrong or worth asking about in what is typed, without writing."""
        texts = {name: words for name, words in self.changes().items() if name != CORRECTION}
        return tuple(self._acts.check(self._office, self.uuid, texts)) if texts else ()

    @Slot()
    def keep(self) -> None:
        """Put what is typed on disk as a draft: all of a new lượt, of a written one only what differs."""
        self._timer.stop()
        if not self.typed():
            self._forget()
            return
        self.name = self.fields.boxes["name"].raw().strip() or self.name or _("chưa có tên")
        kept = self.changes() if self.uuid else self.fields.raw()
        focus = self.fields.current_field() or self._typed_last
        self._office.drafts.put(self.kind, self._draft_key(), kept, focus, self.name)
        self._shell.bus.saved.emit(_("Đã lưu nháp lúc {time}").format(time=self._time()))

    @Slot(str)
    def _changed(self, name: str) -> None:
        self._typed_last = name
        if not self._timer.isActive():
            self._timer.start()

    @Slot(list)
    def _grown(self, names: list[str]) -> None:
        """Show what is stored in fields that were built late, so that they do not count as typed."""
        if self.record is not None:
            self.fields.show_some(names, self.record.values, self.record.texts)
            self.fields.lock(self._free())
        raw = self.fields.raw()
        self._base |= {name: raw[name] for name in names}

    def _draft_key(self) -> str:
        return self.uuid or self._slot

