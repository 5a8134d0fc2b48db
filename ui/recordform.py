"""A form over one record: typing is on disk within a second and becomes one act when the record is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from models.rules.errors import Refused
from models.rules.facts import Problem, Record
from ui.i18n import _
from ui.page import Shell
from ui.widgets.form import Form
from ui.wording import field_sentence

DRAFT_AFTER = 400
NEW = "new"

Save = Callable[[str | None, dict[str, str]], str]


class RecordForm(QObject):
    """Keep what is typed into a form as a draft, and write it as one act.

    `kind` names the form among the drafts; `save(uuid or None, texts)` is the service. `saved(uuid)` follows each act.
    """

    saved = Signal(str)

    def __init__(self, kind: str, form: Form, shell: Shell, save: Save, parent: QObject | None = None) -> None:
        super().__init__(parent or form)
        self.kind = kind
        self.form = form
        self.uuid: str | None = None
        self.name = ""
        self._showing = False
        self._shell = shell
        self._save = save
        self._base: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER)
        self._timer.timeout.connect(self.keep)
        form.changed.connect(self._changed)

    def show(self, record: Record | None, name: str = "", given: Mapping[str, str] | None = None) -> str:
        """Show a record, or an empty form with some texts given; a draft of it goes before what is stored.

        Returns the field in which typing stopped, "" where there was no draft.
        """
        self._timer.stop()
        self._showing = True
        self.uuid = record.uuid if record else None
        self.name = name
        self.form.clear_remarks()
        self.form.set_values(record.values if record else {}, record.texts if record else None)
        self._base = self.form.raw()
        self._given = dict(given or {})
        self.form.set_raw(self._given)
        draft = self._shell.office.drafts.get(self.kind, self._draft_key())
        if draft is None:
            return ""
        self.form.set_raw(draft.fields)
        return str(draft.focus)

    def changes(self) -> dict[str, str]:
        """Return the typed texts that differ from what is stored."""
        return {name: words for name, words in self.form.raw().items() if words != self._base.get(name, "")}

    def typed(self) -> bool:
        """Say whether the reader typed anything that is not stored yet."""
        return bool(self.changes()) and self.changes() != self._given

    def commit(self) -> bool:
        """Write what was typed as one act; False when something cannot stand, which is said under its field."""
        self._timer.stop()
        if not self._showing:
            return True
        if not self.typed():
            self._forget()
            return True
        try:
            uuid = self._save(self.uuid, self.changes())
        except Refused as refused:
            self.keep()
            if refused.code != "fields_wrong":
                raise
            self._say(refused.values["problems"])
            return False
        self._forget()
        self.uuid = uuid
        self._base = self.form.raw()
        self.form.clear_remarks()
        self._shell.bus.saved.emit(_("Đã lưu lúc {time}").format(time=self._time()))
        self.saved.emit(uuid)
        return True

    def drop(self) -> None:
        """Give up what was typed and not written."""
        self._timer.stop()
        self._forget()

    @Slot()
    def keep(self) -> None:
        """Put what is typed on disk as a draft."""
        self._timer.stop()
        if not self._showing:
            return
        if not self.typed():
            self._forget()
            return
        focus = self.form.current_field()
        self._shell.office.drafts.put(self.kind, self._draft_key(), self.form.raw(), focus, self.name)
        self._shell.bus.saved.emit(_("Đã lưu nháp lúc {time}").format(time=self._time()))

    @Slot(str)
    def _changed(self, _name: str) -> None:
        # Not pushed on by the keystrokes that follow, or a long sentence would wait for its end.
        if not self._timer.isActive():
            self._timer.start()

    def _say(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            if problem.field in self.form.boxes:
                tone = "wrong" if problem.weight == "refuse" else "missing"
                self.form.say(problem.field, field_sentence(problem), tone)
        first = next((problem.field for problem in problems if problem.field in self.form.boxes), "")
        if first:
            self.form.focus(first)

    def _forget(self) -> None:
        self._shell.office.drafts.drop(self.kind, self._draft_key())

    def _draft_key(self) -> str:
        return self.uuid or NEW

    def _time(self) -> str:
        return f"{self._shell.office.source.now():%H:%M}"
