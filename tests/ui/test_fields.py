"""Fields and forms from declarations: values, drafts, what is said under a field, names for a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.rules.errors import Refused
from models.rules.fields import Choice, FieldSpec, Kind
from ui.widgets.fields import FieldBox, field_box
from ui.widgets.form import Form, Place
from ui.widgets.formdialog import FormDialog
from ui.widgets.picker import Listed, Option

TODAY = date(2027, 5, 20)
KINDS = (Choice("person", "Cá nhân"), Choice("collective", "Tập thể"))
SPECS = [
    FieldSpec("kind", "Loại", kind=Kind.CHOICE, required=True, choices=KINDS),
    FieldSpec("name", "Họ và tên", kind=Kind.NAME, required=True, help="Như trong giấy tờ."),
    FieldSpec("unit", "Chi bộ", kind=Kind.LINK, required=True),
    FieldSpec("month", "Tháng", kind=Kind.MONTH),
    FieldSpec("met", "Ngày họp", kind=Kind.DATE),
    FieldSpec("deed", "Việc làm", kind=Kind.TEXT),
    FieldSpec("present", "Có mặt", kind=Kind.INT),
    FieldSpec("value", "Giá trị", kind=Kind.DECIMAL),
    FieldSpec("born", "Năm sinh", kind=Kind.YEAR),
    FieldSpec("agreed", "Đã đồng ý", kind=Kind.FLAG),
]
ROWS = [[Place("kind", 112), Place("name")], [Place("unit"), Place("month", 96), Place("met", 112)], [Place("deed")]]
UNITS = [Option("u1", "Chi bộ Tả Thàng"), Option("u2", "Chi bộ Khe Mạ")]


def today() -> date:
    return TODAY


def box(kind: Kind, **given: Any) -> FieldBox:
    return field_box(FieldSpec("x", "Mục", kind=kind, **given), today)


def test_every_kind_gives_back_what_it_was_given(dress: Callable[..., None], qtbot: Any) -> None:
    form = Form(SPECS, ROWS, today, {"unit": Listed(UNITS)})
    qtbot.addWidget(form)
    given = {
        "kind": "collective", "name": "Giàng Seo Páo", "unit": "u2", "month": "2027-05", "met": date(2027, 5, 4),
        "deed": "Hiến đất\nlàm đường", "present": 1234, "value": Decimal("1234.5"), "born": 1984, "agreed": True,
    }  # fmt: skip
    form.set_values(given)
    assert form.values() == given
    assert form.raw()["month"] == "05/2027" and form.raw()["met"] == "04/05/2027"
    assert (form.raw()["present"], form.raw()["value"], form.raw()["born"]) == ("1.234", "1.234,5", "1984")


def test_a_draft_keeps_even_what_cannot_be_read(dress: Callable[..., None], qtbot: Any) -> None:
    form, other = (Form(SPECS, ROWS, today, {"unit": Listed(UNITS)}) for _turn in range(2))
    qtbot.addWidget(form)
    qtbot.addWidget(other)
    form.set_raw({"kind": "person", "unit": "u1", "met": "31/2", "name": "Páo", "present": "ba", "agreed": "1"})
    other.set_raw(form.raw())
    assert other.raw() == form.raw()
    assert other.unreadable() == ["met", "present"]
    with pytest.raises(Refused):
        other.values()


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (Kind.DATE, "31/02/2027", "Không có ngày “31/02/2027”"),
        (Kind.DATE, "3/2", "chưa rõ là ngày nào"),
        (Kind.MONTH, "13/2027", "chưa rõ là tháng nào"),
        (Kind.YEAR, "84", "không phải là năm"),
        (Kind.INT, "ba mươi", "chưa rõ là số nào"),
        (Kind.DECIMAL, "1,2,3", "chưa rõ là số nào"),
    ],
)
def test_what_cannot_be_read_is_said_under_the_field(
    dress: Callable[..., None], qtbot: Any, type_text: Callable[..., None], kind: Kind, typed: str, said: str
) -> None:
    field = box(kind)
    qtbot.addWidget(field)
    field.show()
    field.editor.setFocus()
    type_text(field.editor, typed)
    with qtbot.waitSignal(field.finished):
        QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert said in field.remark.text() and field.remark.isVisible()
    assert field.raw() == typed
    assert said in field.editor.accessibleDescription()
    field.set_raw("")
    field.settle()
    assert not field.remark.isVisible() and field.value() is None


@pytest.mark.parametrize(
    ("kind", "typed", "shown"),
    [(Kind.DATE, "4/5/2027", "04/05/2027"), (Kind.MONTH, "52027", "52027"), (Kind.MONTH, "5/2027", "05/2027"),
     (Kind.INT, "1200", "1.200"), (Kind.DECIMAL, "0,50", "0,50")],
)  # fmt: skip
def test_what_was_typed_is_shown_tidied(
    dress: Callable[..., None], qtbot: Any, kind: Kind, typed: str, shown: str
) -> None:
    field = box(kind)
    qtbot.addWidget(field)
    field.set_raw(typed)
    field.settle()
    assert field.raw() == shown


def test_labels_name_their_fields(dress: Callable[..., None], qtbot: Any, nameless: Callable[..., list[str]]) -> None:
    form = Form(SPECS, ROWS, today, {"unit": Listed(UNITS)})
    qtbot.addWidget(form)
    name = form["name"]
    assert (name.label.text(), name.label.buddy()) == ("Họ và tên *", name.editor)
    assert (name.editor.accessibleName(), name.editor.toolTip()) == ("Họ và tên", "Như trong giấy tờ.")
    assert nameless(form) == []


def test_only_typing_counts_as_a_change(dress: Callable[..., None], qtbot: Any) -> None:
    form = Form(SPECS, ROWS, today, {"unit": Listed(UNITS)})
    qtbot.addWidget(form)
    form.show()
    with qtbot.assertNotEmitted(form.changed):
        form.set_values({"name": "Páo", "deed": "Hiến đất", "kind": "person"})
    for name in ("name", "deed"):
        with qtbot.waitSignal(form.changed) as changed:
            QTest.keyClicks(form[name].editor, "a")
        assert changed.args == [name]


def test_decomposed_text_is_composed(dress: Callable[..., None], qtbot: Any) -> None:
    field = box(Kind.NAME)
    qtbot.addWidget(field)
    field.editor.setText("Gia\u0300ng")
    assert field.raw() == "Giàng"


def test_tab_goes_through_the_rows_in_order(dress: Callable[..., None], active: Callable[..., Any]) -> None:
    form = active(Form(SPECS, ROWS, today, {"unit": Listed(UNITS)}))
    form.focus("kind")
    passed = [form.current_field()]
    for _step in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        passed.append(form.current_field())
    assert passed == ["kind", "name", "unit", "month", "met", "deed"]


@pytest.mark.parametrize("name", ["name", "deed"])
def test_typing_goes_on_behind_what_is_there(dress: Callable[..., None], active: Callable[..., Any], name: str) -> None:
    form = active(Form(SPECS, ROWS, today, {"unit": Listed(UNITS)}))
    form.set_raw({name: "22 hộ"})
    form.focus(name)
    QTest.keyClicks(QApplication.focusWidget(), " nay")
    assert form.raw()[name] == "22 hộ nay"


def test_a_dialog_grows_with_what_is_said_under_a_field(
    dress: Callable[..., None], active: Callable[..., Any], qtbot: Any
) -> None:
    dialog = active(FormDialog("Vướng", "Ghi lại", SPECS, [[Place("met", 120), Place("name")]], print, today, None))
    field = dialog.form["met"]
    remark = field.remark
    field.set_raw("3/2")
    field.settle()
    qtbot.waitUntil(lambda: remark.height() >= remark.heightForWidth(remark.width()) > 0)
    assert remark.y() >= field.editor.geometry().bottom()


def test_regrouping_keeps_what_was_typed(dress: Callable[..., None], qtbot: Any) -> None:
    form = Form(SPECS, ROWS, today, {"unit": Listed(UNITS)})
    qtbot.addWidget(form)
    form.set_raw({"name": "Páo", "deed": "Hiến đất"})
    form.set_rows([[Place("deed")], [Place("name")]])
    form.show()
    assert form.raw()["name"] == "Páo" and not form["met"].isVisible()
    assert form["deed"].y() < form["name"].y()


def test_a_missing_field_is_tinted_and_blocks_nothing(dress: Callable[..., None], qtbot: Any) -> None:
    field = box(Kind.INT)
    qtbot.addWidget(field)
    field.set_missing(True)
    assert field.editor.property("tone") == "missing" and field.value() is None
    field.set_missing(False)
    assert field.editor.property("tone") == ""
