"""Phiếu tháng: one per unit and month, recognised when it comes again, kept beside when it says something else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import Desk, refused
from slip_kit import MAY, NUMBERS, PHOTO, deed, slip, texts

from models.rules.errors import BugError, Refused
from models.rules.slip_facts import Arrival, DeedRow
from models.rules.slips import SlipState
from models.services import attachments, deeds, history, merging, reading, rounds, slip_rows, slips, units
from models.services.slips import topics
from models.tables.honours import ReportedDeed
from models.tables.slips import MonthlySlip, SlipArrival
from models.tables.system import Act


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.office.close()


def stored(uuid: str) -> MonthlySlip:
    return MonthlySlip.get(MonthlySlip.uuid == uuid)


def codes(desk: Desk, uuid: str | None, given: dict[str, str], *rows: DeedRow) -> dict[str, str]:
    return {p.field: f"{p.code} {p.weight}" for p in slips.check(desk.office, uuid, given, rows)}


def present() -> int:
    return MonthlySlip.select().where(MonthlySlip.deleted.is_null()).count()


# Coming in.


def test_a_slip_and_its_honours_come_in_as_one_act(desk: Desk) -> None:
    before = Act.select().count()
    saved = slip(desk.office, deed(consent="slip"), deed("Tổ phụ nữ xóm Trên", "Nuôi 2 cháu", kind="collective"))
    assert Act.select().count() == before + 1
    assert (saved.outcome, len(saved.deeds)) == ("new", 2)
    form = slips.get(desk.office, saved.uuid)
    assert (form.unit_name, form.month, form.due) == ("Nà Lốc", MAY, date(2026, 5, 10))
    assert form.standing.state is SlipState.RECEIVED
    assert [d.uuid for d in form.deeds] == list(saved.deeds)
    assert [(d.values["name"], d.values["month"], d.values["source"]) for d in form.deeds] == [
        ("Hoàng Văn Ấn", MAY, "chi_bo"),
        ("Tổ phụ nữ xóm Trên", MAY, "chi_bo"),
    ]
    assert (form.record.values["members"], form.record.values["received_on"]) == (33, date(2026, 5, 4))
    assert form.arrivals == (Arrival("paper", date(2026, 5, 4)),)
    line = history.last(desk.office)
    assert (line.kind, line.subject) == ("slip_new", "Nà Lốc, tháng 5 năm 2026")


def test_the_whole_act_is_undone_together(desk: Desk) -> None:
    slip(desk.office, deed())
    history.undo_last(desk.office)
    assert (present(), ReportedDeed.select().where(ReportedDeed.deleted.is_null()).count()) == (0, 0)
    history.redo_last(desk.office)
    assert slips.find(desk.office, builders.named("Nà Lốc"), MAY) is not None


def test_a_wrong_row_leaves_nothing_of_the_slip(desk: Desk) -> None:
    with pytest.raises(Refused) as caught:
        slip(desk.office, deed(), DeedRow({"name": "Lý Thị Khé", "kind": "person"}))
    (problem,) = caught.value.values["problems"]
    assert (problem.field, problem.code) == ("row2.deed", "required")
    assert present() == 0


def test_empty_rows_are_passed_over(desk: Desk) -> None:
    saved = slip(desk.office, DeedRow({"kind": "person", "consent": "slip", "name": " "}), deed())
    assert saved.deeds[0] == "" and saved.deeds[1]
    assert slip_rows.is_empty(DeedRow({})) and not slip_rows.is_empty(DeedRow({}, "known"))


def test_the_meeting_of_the_slip_is_that_of_its_honours(desk: Desk) -> None:
    saved = slip(desk.office, deed(), deed("Lý Thị Khé", meeting_on="03/05/2026"), meeting_on="04/05/2026")
    first, second = (desk.reported(uuid) for uuid in saved.deeds)
    assert (first.meeting_on, second.meeting_on) == (date(2026, 5, 4), date(2026, 5, 3))
    slips.save(desk.office, saved.uuid, {"meeting_on": "02/05/2026"})
    first, second = (desk.reported(uuid) for uuid in saved.deeds)
    assert (first.meeting_on, second.meeting_on) == (date(2026, 5, 2), date(2026, 5, 3))


def test_rows_of_a_slip_say_no_unit_of_their_own(desk: Desk) -> None:
    with pytest.raises(BugError):
        slip(desk.office, DeedRow({"unit": "x", "name": "a"}))
    with pytest.raises(BugError):
        slips.save(desk.office, None, texts(chosen="1"))


# The form.


def test_the_form_of_a_slip_that_has_not_come_is_ready(desk: Desk) -> None:
    topics.save(desk.office, None, {"month": MAY, "kind": "rural", "occasion": "month", "title": "Nêu gương"})
    slip(desk.office, month="04/2026", received_on="05/04/2026")
    unit = builders.named("Nà Lốc")
    form = slips.form(desk.office, unit, MAY)
    assert (form.record.uuid, form.standing.state, form.unit) == ("", SlipState.MISSING, unit)
    assert {name: text for name, text in form.record.texts.items() if text} == {
        "unit": "Nà Lốc", "month": "05/2026", "received_on": "04/05/2026", "topic": "Nêu gương",
    }  # fmt: skip
    assert form.before.values["members"] == 33
    assert slips.form(desk.office, unit, "2026-03").before is None
    saved = slips.save(desk.office, None, texts())
    again = slips.form(desk.office, unit, MAY)
    assert (again.record.uuid, again.before.values["month"]) == (saved.uuid, "2026-04")


def test_a_draft_of_the_whole_form_is_flat() -> None:
    rows = (deed(), DeedRow({"result": "19 cháu"}, "u2"))
    fields = slip_rows.flat({"members": "33"}, rows)
    assert fields["row1.name"] == "Hoàng Văn Ấn" and fields["row2.uuid"] == "u2"
    assert slip_rows.unflat(fields) == ({"members": "33"}, rows)
    labels = [slip_rows.label_of(slips.FORM, at) for at in ("reviewed", "row3.result", "row3.nothing", "nothing")]
    assert labels == ["Đã tự soi", "Kết quả", "", ""]
    assert (slip_rows.label_of("unit", "row1.name"), slip_rows.label_of("unit", "name")) == ("", "Tên đầy đủ")
    assert slips.draft_key("u", MAY) == "u:2026-05"


# What is asked and what is refused.


def test_what_is_odd_is_asked_and_never_blocks(desk: Desk) -> None:
    given = texts(present="34", reviewed="35", received_on="30/04/2026", meeting_on="29/04/2026", no_news="có")
    assert codes(desk, None, given) == {
        "present": "present_over_members ask",
        "reviewed": "reviewed_over_members ask",
        "received_on": "received_before_month ask",
        "meeting_on": "meeting_before_month ask",
        "no_news": "no_news_but_said ask",
    }
    assert slips.save(desk.office, None, given).outcome == "new"


def test_whole_slips_are_not_asked_about(desk: Desk) -> None:
    assert codes(desk, None, texts(), deed()) == {}
    assert codes(desk, None, {**texts(), **dict.fromkeys(NUMBERS, ""), "no_news": "có"}) == {}
    assert codes(desk, None, {"unit": builders.named("Nà Lốc"), "month": "05/2026", "no_news": "x"}, deed()) == {
        "no_news": "no_news_but_said ask"
    }


def test_odd_things_in_a_row_are_named_by_the_row(desk: Desk) -> None:
    found = codes(desk, None, texts(), deed(birth_year="2027"), deed("Lý Thị Khé", meeting_on="29/04/2026"))
    assert found == {"row1.birth_year": "born_after_month ask", "row2.meeting_on": "meeting_before_month ask"}


def test_a_month_in_the_future_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as caught:
        slips.save(desk.office, None, texts(month="06/2026"))
    assert refused(caught) == "slip_month_future"


def test_a_slip_without_unit_or_month_is_told_once(desk: Desk) -> None:
    assert codes(desk, None, {}, deed()) == {"unit": "required refuse", "month": "required refuse"}
    assert codes(desk, None, {"month": "05/2026"}, deed()) == {"unit": "required refuse"}
    assert codes(desk, None, {"unit": builders.named("Nà Lốc")}, deed()) == {"month": "required refuse"}


def test_a_closed_unit_and_one_not_yet_begun_hand_in_nothing(desk: Desk) -> None:
    unit = builders.named("Nà Lốc")
    units.close(desk.office, unit, date(2026, 4, 30))
    assert codes(desk, None, texts())["unit"] == "slip_unit_closed refuse"
    assert "unit" not in codes(desk, None, texts(month="04/2026"))
    new = builders.unit(desk.office, "Chi bộ Mới", valid_from="01/06/2026")
    assert codes(desk, None, {**texts("Khe Mạ"), "unit": new})["unit"] == "slip_unit_not_begun refuse"


def test_a_unit_closed_later_keeps_its_old_slips_open_to_change(desk: Desk) -> None:
    saved = slip(desk.office)
    units.save(desk.office, builders.named("Nà Lốc"), {"valid_to": "31/03/2026"})
    assert slips.save(desk.office, saved.uuid, {"households": "75"}).outcome == "edit"


def test_what_is_no_chi_bo_hands_in_nothing(desk: Desk) -> None:
    club = builders.unit(desk.office, "Câu lạc bộ", kind="collective")
    assert codes(desk, None, {**texts(), "unit": club}) == {"unit": "slip_unit_kind refuse"}
    top = builders.unit(desk.office, "Chi bộ ngoài", parent=builders.named("tỉnh Lào Cai"))
    units.remove(desk.office, club)
    assert codes(desk, None, {**texts(), "unit": top}) == {}


def test_a_village_hands_in_a_slip_where_no_chi_bo_speaks_for_it(desk: Desk) -> None:
    alone = builders.unit(desk.office, "Thôn Bản Xa", kind="village")
    spoken_for = builders.unit(desk.office, "Thôn Nà Lốc", kind="village")
    assert codes(desk, None, {**texts(), "unit": alone}) == {}
    assert codes(desk, None, {**texts(), "unit": spoken_for}) == {"unit": "slip_unit_kind refuse"}


def test_only_a_commune_takes_slips(tmp_path: Path) -> None:
    with builders.new_office(tmp_path, "cell") as office:
        with pytest.raises(Refused, match="slips_not_kept"):
            slips.check(office, None, {})


# The same slip once more.


def test_the_same_slip_once_more_is_attached_not_added(desk: Desk) -> None:
    first = slip(desk.office, deed())
    desk.on(date(2026, 5, 8))
    again = slips.save(desk.office, None, texts(way="zalo"), [deed(), deed("Lý Thị Khé", "Dạy chữ Dao")])
    assert (again.outcome, again.uuid, again.deeds[0]) == ("again", first.uuid, first.deeds[0])
    form = slips.get(desk.office, first.uuid)
    assert form.arrivals == (Arrival("paper", date(2026, 5, 4)), Arrival("zalo", date(2026, 5, 8)))
    assert [d.values["name"] for d in form.deeds] == ["Hoàng Văn Ấn", "Lý Thị Khé"]
    assert (present(), form.doubles) == (1, ())
    assert history.last(desk.office).kind == "slip_again"


def test_what_was_empty_is_filled_by_the_second_one(desk: Desk) -> None:
    first = slip(desk.office, deed(), reviewed="", petitions="")
    more = texts(petitions="Cống tràn vỡ", meeting_on="03/05/2026")
    assert slips.save(desk.office, None, more, [deed(result="Có sân rộng")]).outcome == "again"
    row = stored(first.uuid)
    assert (row.reviewed, row.petitions) == (33, "Cống tràn vỡ")
    known = desk.reported(first.deeds[0])
    assert (known.result, known.meeting_on) == ("Có sân rộng", date(2026, 5, 3))


def test_a_photo_alone_is_the_same_slip(desk: Desk) -> None:
    first = slip(desk.office)
    bare = {"unit": builders.named("Nà Lốc"), "month": "05/2026", "way": "zalo"}
    assert slips.save(desk.office, None, bare, [DeedRow({})]).uuid == first.uuid


def test_spelling_makes_no_second_slip(desk: Desk) -> None:
    slip(desk.office, petitions="Cống tràn  VỠ")
    assert slip(desk.office, petitions="cống tràn vỡ").outcome == "again"


def test_a_slip_that_says_otherwise_is_kept_beside_and_one_is_chosen(desk: Desk) -> None:
    first = slip(desk.office, deed())
    second = slip(desk.office, deed(), present="29")
    assert second.outcome == "double"
    assert second.deeds == first.deeds
    unit = builders.named("Nà Lốc")
    assert slips.find(desk.office, unit, MAY) == first.uuid
    assert slips.get(desk.office, first.uuid).doubles == (second.uuid,)
    slips.choose(desk.office, second.uuid)
    assert slips.find(desk.office, unit, MAY) == second.uuid
    assert slips.get(desk.office, second.uuid).doubles == (first.uuid,)
    assert slip(desk.office, present="29").uuid == second.uuid
    assert slip(desk.office).uuid == first.uuid
    history.undo(desk.office, next(a.seq for a in history.acts(desk.office) if a.kind == "slip_choose"))
    assert slips.find(desk.office, unit, MAY) == first.uuid


@pytest.mark.parametrize(
    "second", [{"petitions": "Cầu treo"}, {"meeting_on": "03/05/2026"}, {"no_news": "có"}, {"note": "x"}]
)
def test_whatever_is_said_otherwise_makes_two(desk: Desk, second: dict[str, str]) -> None:
    slip(desk.office, petitions="Cống tràn vỡ", meeting_on="04/05/2026", note="y")
    assert slip(desk.office, **second).outcome == "double"


def test_nothing_to_report_and_then_a_paper_are_two(desk: Desk) -> None:
    unit = builders.named("Nà Lốc")
    slips.no_news(desk.office, [unit], MAY)
    assert slip(desk.office).outcome == "double"
    said = {"unit": unit, "month": "05/2026", "no_news": "có"}
    assert slips.save(desk.office, None, said).outcome == "again"


def test_two_papers_of_one_deed_are_one_and_two_deeds_are_two(desk: Desk) -> None:
    first = slip(desk.office, deed(result="Sân rộng"))
    other_result = deed(result="Không có sân")
    other_deed = deed(what="Chữa nhà cho cụ Páo không công")
    other_kind = DeedRow({"kind": "collective", "name": "Hoàng Văn Ấn", "deed": "Hiến 180 m² đất làm nhà văn hoá"})
    nearly = deed(what="Hiến 180 m² đất làm nhà văn hóa", result="Sân rộng")
    again = slips.save(desk.office, None, texts(), [other_result, other_deed, other_kind, nearly])
    assert again.deeds[3] == first.deeds[0]
    assert len({*first.deeds, *again.deeds}) == 4


def test_a_deed_that_came_without_a_slip_is_recognised_on_it(desk: Desk) -> None:
    pasted = desk.deed(name="Hoàng Văn Ấn", deed="Hiến 180 m² đất làm nhà văn hoá")
    saved = slip(desk.office, deed(result="Sân rộng"))
    assert saved.deeds == (pasted,)
    assert (desk.reported(pasted).result, desk.reported(pasted).slip.uuid) == ("Sân rộng", saved.uuid)


def test_a_deed_in_a_round_takes_nothing_more_from_a_second_paper(desk: Desk) -> None:
    first = slip(desk.office, deed())
    rounds.add_deeds(desk.office, rounds.open_round(desk.office, "month", MAY), first.deeds)
    assert slip(desk.office, deed(result="Sân rộng")).deeds == first.deeds
    assert desk.reported(first.deeds[0]).result is None


# Changing.


def test_rows_are_added_and_changed_while_typing_goes_on(desk: Desk) -> None:
    saved = slip(desk.office, deed())
    edited = slips.save(
        desk.office, saved.uuid, {"note": "x"}, [DeedRow({"result": "Sân rộng"}, saved.deeds[0]), deed("Lý Thị Khé")]
    )
    assert (edited.outcome, edited.uuid, edited.deeds[0]) == ("edit", saved.uuid, saved.deeds[0])
    names = [(d.values["name"], d.values["result"]) for d in slips.get(desk.office, saved.uuid).deeds]
    assert names == [("Hoàng Văn Ấn", "Sân rộng"), ("Lý Thị Khé", None)]
    slips.remove_deed(desk.office, edited.deeds[1])
    assert len(slips.get(desk.office, saved.uuid).deeds) == 1


def test_a_known_deed_can_be_put_on_the_slip(desk: Desk) -> None:
    pasted = desk.deed()
    saved = slip(desk.office)
    slips.save(desk.office, saved.uuid, {}, [DeedRow({}, pasted)])
    assert [d.uuid for d in slips.get(desk.office, saved.uuid).deeds] == [pasted]


def test_a_slip_typed_for_the_wrong_unit_takes_its_deeds_along(desk: Desk) -> None:
    saved = slip(desk.office, deed())
    slips.save(desk.office, saved.uuid, {"unit": builders.named("Khe Mạ"), "month": "04/2026"})
    moved = desk.reported(saved.deeds[0])
    assert (moved.unit.name, moved.month, moved.unit_name) == ("Chi bộ Khe Mạ", "2026-04", "Chi bộ Khe Mạ")
    slips.save(desk.office, saved.uuid, {"month": "05/2026"})
    assert desk.reported(saved.deeds[0]).month == MAY


def test_a_slip_does_not_move_onto_another(desk: Desk) -> None:
    slip(desk.office, unit="Khe Mạ")
    saved = slip(desk.office)
    with pytest.raises(Refused, match="slip_exists") as caught:
        slips.save(desk.office, saved.uuid, {"unit": builders.named("Khe Mạ")})
    assert caught.value.values == {"name": "Khe Mạ", "month": MAY}


def test_deeds_in_a_round_hold_their_slip_where_it_is(desk: Desk) -> None:
    saved = slip(desk.office, deed())
    rounds.add_deeds(desk.office, rounds.open_round(desk.office, "month", MAY), saved.deeds)
    with pytest.raises(Refused, match="deed_picked"):
        slips.save(desk.office, saved.uuid, {"month": "04/2026"})
    with pytest.raises(Refused, match="deed_picked"):
        slips.remove(desk.office, saved.uuid)
    assert stored(saved.uuid).month == MAY and stored(saved.uuid).deleted is None


# No news, many at once.


def test_many_units_have_nothing_to_report_in_one_act(desk: Desk) -> None:
    slip(desk.office)
    names = ("Nà Lốc", "Khe Mạ", "Làng Mới")
    before = Act.select().count()
    done = slips.no_news(desk.office, [builders.named(n) for n in names], MAY, {"way": "phone"})
    assert (done.made, done.passed_over) == (2, ("Nà Lốc",))
    assert Act.select().count() == before + 1
    unit = builders.named("Khe Mạ")
    form = slips.form(desk.office, unit, MAY)
    assert (form.standing.state, form.arrivals) == (SlipState.NO_NEWS, (Arrival("phone", date(2026, 5, 4)),))
    history.undo_last(desk.office)
    assert present() == 1
    with pytest.raises(BugError):
        slips.no_news(desk.office, [unit], MAY, {"members": "3"})


def test_nothing_is_marked_where_one_cannot_be(desk: Desk) -> None:
    units.close(desk.office, builders.named("Khe Mạ"), date(2026, 4, 1))
    with pytest.raises(Refused, match="fields_wrong"):
        slips.no_news(desk.office, [builders.named("Nà Lốc"), builders.named("Khe Mạ")], MAY)
    assert present() == 0


# Taking away.


def test_a_slip_goes_with_all_that_hangs_on_it(desk: Desk) -> None:
    saved = slip(desk.office, deed())
    slip(desk.office)
    attachments.add(desk.office, "monthly_slip", saved.uuid, "a.jpg", PHOTO)
    slips.remove(desk.office, saved.uuid)
    assert present() == 0
    assert SlipArrival.select().where(SlipArrival.deleted.is_null()).count() == 0
    assert attachments.listed(desk.office, saved.uuid) == ()
    with pytest.raises(Refused, match="record_missing"):
        deeds.get(desk.office, saved.deeds[0])
    history.undo_last(desk.office)
    form = slips.get(desk.office, saved.uuid)
    assert (len(form.deeds), len(form.arrivals), len(form.attachments)) == (1, 2, 1)


def test_the_other_one_counts_when_the_chosen_goes(desk: Desk) -> None:
    first, second = slip(desk.office), slip(desk.office, present="29")
    slips.remove(desk.office, first.uuid)
    assert stored(second.uuid).chosen
    assert reading.find(MonthlySlip, second.uuid).chosen


def test_units_that_become_one_bring_both_their_slips(desk: Desk) -> None:
    first, second = slip(desk.office), slip(desk.office, unit="Khe Mạ", present="20")
    merging.merge(desk.office, "unit", builders.named("Nà Lốc"), builders.named("Khe Mạ"))
    unit = builders.named("Nà Lốc")
    assert slips.find(desk.office, unit, MAY) == second.uuid
    assert slips.get(desk.office, second.uuid).doubles == (first.uuid,)
    slips.choose(desk.office, first.uuid)
    assert slips.find(desk.office, unit, MAY) == first.uuid
    history.undo_last(desk.office)
    history.undo_last(desk.office)
    assert slips.find(desk.office, builders.named("Khe Mạ"), MAY) == second.uuid


# What a slip that comes once more says otherwise.


def test_what_a_second_slip_says_otherwise(desk: Desk) -> None:
    saved = slip(desk.office, deed(), petitions="Cống tràn vỡ")

    def other(*rows: DeedRow, **texts: str) -> tuple[str, ...]:
        return slips.differing(desk.office, saved.uuid, texts, rows)

    assert other() == ()
    assert other(way="word", received_on="05/05/2026", members="33", petitions="cống tràn vỡ") == ()
    assert other(topic="Nêu gương") == ()
    assert other(members="33", present="29", households="70") == ("present", "households")
    assert other(present="hai chín") == ("present",)
    assert other(no_news="1") == ("no_news",)
    assert other(deed(), deed("Lý Thị Khé", "Dạy chữ")) == ()
    none = slips.save(desk.office, None, {"unit": builders.named("Khe Mạ"), "month": "05/2026", "no_news": "1"})
    assert slips.differing(desk.office, none.uuid, {}) == ()
    assert slips.differing(desk.office, none.uuid, {"members": "20"}) == ("no_news",)
    assert slips.differing(desk.office, none.uuid, {"no_news": "1"}) == ()
    assert MonthlySlip.select().count() == 2
