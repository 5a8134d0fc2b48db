"""Chủ đề học Bác of a month, for the two kinds of chi bộ."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.rules import topics as rules
from models.rules.codes import labels
from models.rules.fields import N_, FieldSpec, Kind
from models.rules.periods import Period
from models.rules.slip_facts import TopicFact
from models.services import schema, topics
from ui.i18n import _
from ui.page import Shell
from ui.theme import px
from ui.widgets import text
from ui.widgets.dialogs import HouseDialog
from ui.widgets.form import Form, Place

KINDS = (rules.RURAL, rules.AGENCY)
QUESTIONS = N_("Câu hỏi thảo luận, mỗi dòng một câu")


class TopicsDialog(HouseDialog):
    """Type the month's topic for each kind of chi bộ; an emptied one is taken away."""

    def __init__(self, shell: Shell, month: str, parent: QWidget) -> None:
        title = _("Chủ đề học Bác, {month}").format(month=Period.parse(month).label)
        super().__init__(title, _("Ghi chủ đề"), parent)
        self._office, self._month = shell.office, month
        self.setMinimumWidth(px(640))
        self.body.addWidget(text.wrapped(_("Chủ đề được in trên phiếu tháng và điền sẵn khi nhập phiếu."), "muted"))
        rows = [(Place(name),) for kind in KINDS for name in (kind, f"{kind}_questions")]
        self.form = Form(_specs(), rows, shell.today)
        self.body.addWidget(self.form)
        self._known = {kind: self._stored(kind) for kind in KINDS}
        for kind, topic in self._known.items():
            told = {kind: topic.title, f"{kind}_questions": "\n".join(topic.questions)} if topic else {}
            self.form.set_raw(told)
        self._base = self.form.raw()
        self.form.focus(rules.RURAL)

    def _stored(self, kind: str) -> TopicFact | None:
        listed = topics.listed(self._office, int(self._month[:4]))
        mine = [one for one in listed if (one.month, one.occasion) == (self._month, rules.MONTHLY)]
        return next((one for one in mine if one.kind == kind), None)

    def ready(self) -> bool:
        """Write what was changed."""
        raw = self.form.raw()
        for kind in KINDS:
            names = (kind, f"{kind}_questions")
            if any(raw[name] != self._base[name] for name in names):
                self._write(kind, *(raw[name].strip() for name in names))
        return True

    def _write(self, kind: str, title: str, questions: str) -> None:
        known = self._known[kind]
        if title:
            whose = {"month": self._month, "kind": kind, "occasion": rules.MONTHLY} if known is None else {}
            texts = {**whose, "title": title, "questions": questions}
            topics.save(self._office, known.uuid if known else None, texts)
        elif known is not None:
            topics.remove(self._office, known.uuid)


def _specs() -> list[FieldSpec]:
    title, questions = schema.field("topic", "title"), schema.field("topic", "questions")
    found = []
    for kind in KINDS:
        found.append(FieldSpec(kind, labels(rules.TOPIC_KINDS)[kind], limit=title.limit))
        found.append(FieldSpec(f"{kind}_questions", QUESTIONS, kind=Kind.TEXT, limit=questions.limit))
    return found
