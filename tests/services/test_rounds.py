from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from luot_kit import BODY, Desk, refused

from models.rules import numbering
from models.rules.errors import BugError, Refused
from models.services import assessing, books, deeds, entering, history, honours, periods, rounds
from models.services import settings as house
from models.tables.honours import Contribution, HonourEntry, SelectionRound
from models.tables.people import Discipline, Person, YearRating
from models.tables.system import Act


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


# Opening and looking.


def test_a_round_is_opened_in_the_book_of_its_periods_year(desk: Desk) -> None:
    uuid = rounds.open_round(desk.office, "month", "2026-05")
    (fact,) = rounds.listed(desk.office, 2026)
    assert (fact.uuid, fact.kind, fact.period, fact.state, fact.rows) == (uuid, "month", "2026-05", "open", 0)
    assert fact.title == "Đợt xét tháng 5 năm 2026"
    assert fact.book == desk.book()
    named = rounds.open_round(desk.office, "campaign", "2025-H2", "Đợt thi đua 20/11")
    assert [f.title for f in rounds.listed(desk.office)] == ["Đợt thi đua 20/11", "Đợt xét tháng 5 năm 2026"]
    assert [f.uuid for f in rounds.listed(desk.office, 2025)] == [named]
    assert rounds.get(desk.office, named).values["title"] == "Đợt thi đua 20/11"


@pytest.mark.parametrize(("kind", "period"), [("month", "2026-H1"), ("half", "2026-05"), ("year", "2026-H2")])
def test_kind_and_period_must_fit(desk: Desk, kind: str, period: str) -> None:
    with pytest.raises(Refused) as found:
        rounds.open_round(desk.office, kind, period)
    assert refused(found) == "round_kind"
    assert rounds.listed(desk.office) == ()


def test_what_no_round_can_be_is_refused(desk: Desk) -> None:
    with pytest.raises(BugError):
        rounds.open_round(desk.office, "week", "2026-05")
    with pytest.raises(Refused) as found:
        rounds.open_round(desk.office, "month", "tháng năm")
    assert refused(found) == "period_unclear"
    with pytest.raises(Refused) as found:
        rounds.open_round(desk.office, "month", "2026-05", "x" * 400)
    assert refused(found) == "too_long"


def test_one_round_of_a_kind_and_period_is_open_at_a_time(desk: Desk) -> None:
    first = desk.round(desk.luot())
    with pytest.raises(Refused) as found:
        rounds.open_round(desk.office, "month", "2026-05")
    assert refused(found) == "round_already_open"
    rounds.open_round(desk.office, "campaign", "2026-05")
    rounds.open_round(desk.office, "campaign", "2026-05")
    rounds.enter(desk.office, first)
    rounds.open_round(desk.office, "month", "2026-05")
    assert len(rounds.listed(desk.office, 2026)) == 4


def test_a_units_book_has_rounds_of_its_own(desk: Desk) -> None:
    book = books.unit_book(desk.office, builders.named("Chi bộ Nà Lốc"), 2026)
    rounds.open_round(desk.office, "month", "2026-05", book=book.uuid)
    rounds.open_round(desk.office, "month", "2026-05")
    assert {f.book for f in rounds.listed(desk.office, 2026)} == {book.uuid, desk.book()}


# Rows in and out.


def test_deeds_are_copied_whole_with_what_was_contributed(desk: Desk) -> None:
    deed = desk.deed(name="Giàng Seo Páo", result="Xong", consent="slip", own2="Bà Mai")
    deeds.save_child(desk.office, "contribution", None, deed, {"kind": "m2", "amount": "640", "what": "đất"})
    gone = deeds.save_child(desk.office, "contribution", None, deed, {"kind": "dong", "amount": "5"})
    deeds.remove_child(desk.office, "contribution", gone)
    made = rounds.open_round(desk.office, "month", "2026-05")
    (uuid,) = rounds.add_deeds(desk.office, made, [deed])
    row = desk.row(uuid)
    for name in ("kind", "name", "unit_id", "month", "deed", "result", "consent", "own2", "unit_name", "name_key"):
        assert getattr(row, name) == getattr(desk.reported(deed), name)
    (gift,) = honours.children(desk.office, uuid)["contribution"]
    assert (gift.texts["amount"], gift.texts["what"]) == ("640", "đất")
    assert (desk.reported(deed).state, row.state, row.place) == ("picked", "proposed", 1)
    assert rounds.add_deeds(desk.office, made, [deed]) == (uuid,)
    assert Contribution.select().where(Contribution.entry == row.id).count() == 1


def test_a_deed_that_another_round_or_the_book_holds_is_not_picked_twice(desk: Desk) -> None:
    deed, other = desk.deed(name="Một"), desk.deed(name="Hai")
    first = rounds.open_round(desk.office, "month", "2026-05")
    rounds.add_deeds(desk.office, first, [deed])
    second = rounds.open_round(desk.office, "campaign", "2026-05")
    with pytest.raises(Refused) as found:
        rounds.add_deeds(desk.office, second, [other, deed])
    assert (refused(found), found.value.values["names"]) == ("deed_picked", ("Một",))
    assert desk.reported(other).state == "reported"
    rounds.enter(desk.office, first)
    with pytest.raises(Refused) as found:
        rounds.add_deeds(desk.office, second, [deed])
    assert refused(found) == "deed_picked"
    assert desk.reported(deed).state == "entered"


def test_rows_that_went_back_come_again_without_a_second_copy(desk: Desk) -> None:
    deed = desk.deed()
    made = rounds.open_round(desk.office, "month", "2026-05")
    (uuid,) = rounds.add_deeds(desk.office, made, [deed])
    rounds.set_votes(desk.office, uuid, 4, 9)
    rounds.set_verdict(desk.office, uuid, "back")
    rounds.put_back(desk.office, [uuid])
    row = desk.row(uuid)
    assert (row.round_id, row.place, row.verdict, row.votes_for, row.votes_against) == (None,) * 5
    assert (row.state, row.number, row.end_reason) == ("proposed", None, None)
    assert rounds.add_deeds(desk.office, made, [deed]) == (uuid,)
    assert [r.uuid for r in rounds.rows(desk.office, made)] == [uuid]


def test_rows_stand_in_the_order_of_their_units_and_as_typed(desk: Desk) -> None:
    units = ("Làng Mới", "Nà Lốc", "Khe Mạ", "Nà Lốc")
    typed = [
        desk.luot(name=f"Số {word}", unit=unit) for word, unit in zip(("một", "hai", "ba", "bốn"), units, strict=True)
    ]
    made = desk.round(*reversed(typed))
    assert [row.name for row in rounds.rows(desk.office, made)] == ["Số hai", "Số bốn", "Số ba", "Số một"]
    rounds.enter(desk.office, made)
    assert [desk.row(uuid).number for uuid in typed] == [4, 1, 3, 2]


def test_waiting_rows_join_a_round_and_its_book(desk: Desk) -> None:
    old = desk.luot(month="12/2025")
    made = desk.round(old, desk.luot())
    assert desk.row(old).book.year == 2026
    rounds.add_entries(desk.office, made, [old])
    assert [r.place for r in rounds.rows(desk.office, made)] == [1, 2]
    rounds.put_back(desk.office, [old, rounds.rows(desk.office, made)[1].uuid])
    assert desk.row(old).book.year == 2025
    assert Act.select().order_by(Act.seq.desc()).first().subject == "2"


def test_what_does_not_wait_joins_no_round(desk: Desk) -> None:
    first = desk.luot()
    desk.round(first)
    rejected = desk.luot()
    honours.reject(desk.office, [rejected])
    other = rounds.open_round(desk.office, "campaign", "2026-05")
    for uuid, code in ((first, "entry_in_round"), (rejected, "entry_not_waiting")):
        with pytest.raises(Refused) as found:
            rounds.add_entries(desk.office, other, [uuid])
        assert refused(found) == code


def test_only_rows_of_an_open_round_go_back_or_are_voted_on(desk: Desk) -> None:
    alone = desk.luot()
    (entered,) = desk.entered("Một")
    for uuid, code in ((alone, "entry_not_in_round"), (entered, "entry_entered")):
        for act in (
            lambda uuid=uuid: rounds.put_back(desk.office, [uuid]),
            lambda uuid=uuid: rounds.set_votes(desk.office, uuid, 1, 0),
            lambda uuid=uuid: rounds.set_verdict(desk.office, uuid, "enter"),
        ):
            with pytest.raises(Refused) as found:
                act()
            assert refused(found) == code
    with pytest.raises(Refused) as found:
        rounds.set_override(desk.office, entered, "05", "")
    assert refused(found) == "entry_entered"


def test_a_round_that_is_given_up_lets_its_rows_go(desk: Desk) -> None:
    uuid = desk.luot()
    made = desk.round(uuid)
    rounds.remove(desk.office, made)
    assert rounds.listed(desk.office) == ()
    assert desk.row(uuid).round_id is None
    entered = desk.round(uuid)
    rounds.enter(desk.office, entered)
    with pytest.raises(Refused) as found:
        rounds.remove(desk.office, entered)
    assert refused(found) == "round_entered"


# Deciding.


def test_votes_and_verdicts_stand_on_the_rows(desk: Desk) -> None:
    first, second, third = desk.luot(name="Một"), desk.luot(), desk.luot()
    made = desk.round(first, second, third)
    rounds.set_votes(desk.office, first, 13, 0)
    rounds.set_votes(desk.office, second, 4, 9)
    rounds.set_verdict(desk.office, third, "reject")
    told = rounds.rows(desk.office, made)
    assert [(r.place, r.votes_for, r.votes_against, r.verdict) for r in told] == [
        (1, 13, 0, "enter"), (2, 4, 9, "back"), (3, None, None, "reject"),
    ]  # fmt: skip
    assert (told[0].name, told[0].kind, told[0].unit_name) == ("Một", "person", "Chi bộ Nà Lốc")
    rounds.set_verdict(desk.office, second, "enter")
    rounds.set_verdict(desk.office, third, "")
    rounds.set_votes(desk.office, first, None, None)
    assert [r.verdict for r in rounds.rows(desk.office, made)] == ["enter"] * 3
    with pytest.raises(BugError):
        rounds.set_verdict(desk.office, first, "perhaps")
    with pytest.raises(Refused) as found:
        rounds.set_votes(desk.office, first, -1, None)
    assert refused(found) == "votes_negative"


def test_the_preview_says_what_entering_would_do(desk: Desk) -> None:
    desk.entered("Một", "Hai")
    first, second, third = desk.luot(), desk.luot(), desk.luot()
    made = desk.round(first, second, third)
    assert rounds.preview(desk.office, made) == entering.Preview(3, 5, 3, 0, 0, (), 0)
    rounds.set_verdict(desk.office, second, "back")
    rounds.set_verdict(desk.office, third, "reject")
    assert rounds.preview(desk.office, made) == entering.Preview(3, 3, 1, 1, 1, (), 0)
    assert rounds.enterable(desk.office, made)
    rounds.set_verdict(desk.office, first, "back")
    assert rounds.preview(desk.office, made) == entering.Preview(0, 0, 0, 2, 1, (), 0)
    assert not rounds.enterable(desk.office, made)


# Ghi vào sổ.


def test_one_act_numbers_the_rows_and_says_where_they_stand(desk: Desk) -> None:
    first, second, third, fourth = (desk.luot(name=name) for name in ("Một", "Hai", "Ba", "Bốn"))
    made = desk.round(first, second, third, fourth)
    rounds.set_verdict(desk.office, second, "back")
    rounds.set_verdict(desk.office, third, "reject")
    seq = Act.select().count()
    assert rounds.enter(desk.office, made) == (1, 2)
    assert Act.select().count() == seq + 1
    row = desk.row(fourth)
    assert (row.number, row.number_key, row.state, row.verdict) == (2, 2, "entered", "enter")
    assert (row.entered_on, row.period, row.late_from) == (date(2026, 5, 4), "2026-05", None)
    assert (row.approved_by, row.approved_on) == (BODY, date(2026, 5, 3))
    assert (desk.row(second).state, desk.row(second).round_id) == ("proposed", None)
    rejected = desk.row(third)
    assert (rejected.state, rejected.verdict, rejected.round.uuid) == ("rejected", "reject", made)
    (fact,) = rounds.listed(desk.office, 2026)
    assert (fact.state, fact.rows, fact.entered, fact.meeting_on) == ("entered", 3, 2, date(2026, 5, 3))


def test_an_entered_round_is_done(desk: Desk) -> None:
    made = desk.round(desk.luot())
    rounds.enter(desk.office, made)
    for act in (
        lambda: rounds.enter(desk.office, made),
        lambda: rounds.add_deeds(desk.office, made, [desk.deed()]),
        lambda: rounds.add_entries(desk.office, made, [desk.luot()]),
    ):
        with pytest.raises(Refused) as found:
            act()
        assert refused(found) == "round_entered"
    assert desk.numbers() == [1]


def test_a_round_without_rows_to_enter_gives_no_numbers(desk: Desk) -> None:
    uuid = desk.luot()
    made = desk.round(uuid)
    rounds.set_verdict(desk.office, uuid, "reject")
    with pytest.raises(Refused) as found:
        rounds.enter(desk.office, made)
    assert refused(found) == "round_empty"
    assert desk.row(uuid).state == "proposed"


def test_the_meetings_papers_can_be_filled_in_afterwards_but_not_changed(desk: Desk) -> None:
    uuid = desk.luot()
    made = desk.round(uuid, met="")
    rounds.enter(desk.office, made)
    assert desk.row(uuid).approved_on is None
    rounds.save(desk.office, made, {"meeting_on": "03/05/2026", "resolution_number": "21-NQ/ĐU"})
    assert desk.row(uuid).approved_on == date(2026, 5, 3)
    assert desk.row(uuid).approved_by is None
    rounds.save(desk.office, made, {"meeting_on": "03/05/2026", "body": BODY, "chair": "đ/c Hưng"})
    assert desk.row(uuid).approved_by == BODY
    for texts in ({"meeting_on": "02/05/2026"}, {"period": "2026-06"}, {"body": ""}):
        with pytest.raises(Refused) as found:
            rounds.save(desk.office, made, texts)
        assert refused(found) == "round_entered"


def test_nothing_is_filled_in_behind_a_closed_period(desk: Desk) -> None:
    uuid = desk.luot()
    made = desk.round(uuid, met="")
    rounds.enter(desk.office, made)
    periods.close(desk.office, desk.book(), "2026-05")
    with pytest.raises(Refused) as found:
        rounds.save(desk.office, made, {"meeting_on": "03/05/2026"})
    assert refused(found) == "round_entered"
    rounds.save(desk.office, made, {"resolution_number": "21-NQ/ĐU"})
    assert rounds.listed(desk.office, 2026)[0].resolution_number == "21-NQ/ĐU"


def test_an_open_round_can_move_to_another_period_with_its_rows(desk: Desk) -> None:
    uuid = desk.luot()
    made = desk.round(uuid)
    rounds.save(desk.office, made, {"period": "2025-12"})
    assert (desk.row(uuid).book.year, rounds.listed(desk.office, 2025)[0].uuid) == (2025, made)
    rounds.save(desk.office, made, {"period": "2025-H2", "kind": "half"})
    assert rounds.get(desk.office, made).values["period"] == "2025-H2"
    with pytest.raises(Refused) as found:
        rounds.save(desk.office, made, {"kind": "year"})
    assert refused(found) == "round_kind"
    with pytest.raises(Refused) as found:
        rounds.save(desk.office, made, {"meeting_on": "x"})
    assert refused(found) == "date_unclear"


def test_a_campaign_writes_to_the_period_of_its_meeting(desk: Desk) -> None:
    first, second, third = desk.luot(), desk.luot(), desk.luot()
    rounds.enter(desk.office, desk.round(first, kind="campaign", period="2026", met="15/03/2026"))
    rounds.enter(desk.office, desk.round(second, kind="campaign", period="2026", met=""))
    rounds.enter(desk.office, desk.round(third, kind="campaign", period="2026", met="15/12/2025"))
    assert [desk.row(u).period for u in (first, second, third)] == ["2026-03", "2026-05", "2026-01"]


def test_a_half_year_round_writes_to_its_own_period(desk: Desk) -> None:
    uuid = desk.luot()
    rounds.enter(desk.office, desk.round(uuid, kind="half", period="2026-H1"))
    assert desk.row(uuid).period == "2026-H1"


# Bổ sung kỳ trước.


def test_what_comes_after_closing_is_a_late_addition_of_the_open_period(desk: Desk) -> None:
    desk.entered("Một", period="2026-04")
    periods.close(desk.office, desk.book(), "2026-04")
    late, timely = desk.luot(month="04/2026"), desk.luot(month="05/2026")
    made = desk.round(late, timely)
    assert rounds.preview(desk.office, made).late == 1
    rounds.enter(desk.office, made)
    assert [(desk.row(u).period, desk.row(u).late_from) for u in (late, timely)] == [
        ("2026-05", "2026-04"), ("2026-05", None),
    ]  # fmt: skip


def test_a_round_of_a_closed_period_writes_to_the_first_open_one_of_today(desk: Desk) -> None:
    uuid = desk.luot(month="03/2026")
    made = desk.round(uuid, period="2026-04")
    for key in ("2026-04", "2026-05"):
        periods.close(desk.office, desk.book(), key)
    rounds.enter(desk.office, made)
    assert (desk.row(uuid).period, desk.row(uuid).late_from) == ("2026-06", "2026-04")


def test_a_closed_year_takes_no_more_numbers(desk: Desk) -> None:
    uuid = desk.luot(month="12/2025")
    made = desk.round(uuid, period="2025-12")
    periods.close(desk.office, desk.book(2025), "2025-12")
    with pytest.raises(Refused) as found:
        rounds.enter(desk.office, made)
    assert refused(found) == "year_closed"
    assert (desk.row(uuid).number, desk.row(uuid).state) == (None, "proposed")


def test_a_december_row_is_late_in_next_years_book(desk: Desk) -> None:
    periods.close(desk.office, desk.book(2025), "2025-12")
    late, open_month = desk.luot(month="12/2025"), desk.luot(month="11/2025")
    older = desk.luot(month="11/2024")
    rounds.enter(desk.office, desk.round(late, open_month, older))
    assert [desk.row(u).late_from for u in (late, open_month, older)] == ["2025-12", None, None]
    assert desk.numbers() == [1, 2, 3]


# Xét điều kiện.


def findings(desk: Desk, uuid: str) -> dict[str, str]:
    return {str(f.aspect): f.reason_code for f in rounds.assess(desk.office, uuid)}


def barred(desk: Desk, **more: object) -> str:
    known = builders.person(desk.office, "Giàng Seo Páo", unit="Nà Lốc")
    with desk.office.act("test") as writer:
        values = {"from_day": date(2026, 2, 1), "document_number": "12-QĐ/UBKT", **more}
        writer.create(Discipline, person=Person.get(Person.uuid == known), **values)
    return known


def test_a_barred_row_passes_only_with_number_and_day_of_a_document(desk: Desk) -> None:
    barred(desk)
    uuid = desk.luot(name="Giàng Seo Páo")
    made = desk.round(uuid, desk.luot())
    assert rounds.rows(desk.office, made)[0].standing == "vuong"
    assert rounds.preview(desk.office, made).barred == ("Giàng Seo Páo",)
    rounds.set_override(desk.office, uuid, "05-TB/UBKT", "")
    with pytest.raises(Refused) as found:
        rounds.enter(desk.office, made)
    assert (refused(found), found.value.values["names"]) == ("round_barred", ("Giàng Seo Páo",))
    assert desk.numbers() == []
    with pytest.raises(Refused) as found:
        rounds.set_override(desk.office, uuid, "05-TB/UBKT", "31/2")
    assert refused(found) == "date_impossible"
    rounds.set_override(desk.office, uuid, "05-TB/UBKT", "02/05/2026")
    assert rounds.rows(desk.office, made)[0].override == "05-TB/UBKT"
    assert rounds.enter(desk.office, made) == (1, 2)


def test_a_discipline_counts_on_the_day_of_the_meeting(desk: Desk) -> None:
    barred(desk, to_day=date(2026, 5, 3))
    uuid = desk.luot(name="Giàng Seo Páo")
    assert findings(desk, uuid)["discipline"] == "discipline_ended"
    desk.round(uuid, met="03/05/2026")
    assert findings(desk, uuid)["discipline"] == "discipline_until_by"


def test_a_namesake_in_discipline_is_something_to_look_at(desk: Desk) -> None:
    barred(desk)
    assert findings(desk, desk.luot(name="Giàng Seo Páo", unit="Khe Mạ"))["discipline"] == "discipline_namesake"
    assert findings(desk, desk.luot(name="Giàng Seo Phá"))["discipline"] == "not_linked"


def test_last_years_rating_of_a_linked_person_is_told(desk: Desk) -> None:
    known = builders.person(desk.office, "Giàng Seo Páo", unit="Nà Lốc")
    with desk.office.act("test") as writer:
        writer.create(YearRating, person=Person.get(Person.uuid == known), year=2025, grade="good")
    assert findings(desk, desk.luot(name="Giàng Seo Páo"))["rating"] == "rating_fine"
    assert findings(desk, desk.luot(name="Giàng Seo Phá"))["rating"] == "rating_missing"


def test_a_collective_is_looked_at_for_its_deed_alone(desk: Desk) -> None:
    assert set(findings(desk, desk.luot(kind="collective", name="Tổ một"))) == {"same_deed", "recent"}


def test_the_same_deed_is_recognised_whoever_did_it(desk: Desk) -> None:
    deed = "Hiến đất mở đường trục thôn, tự tháo hàng rào trước khi máy đến"
    (first,) = desk.entered("Lù A Tủa", deed=deed)
    again = desk.luot(name="Vàng A Sính", deed=deed.upper())
    told = {str(f.aspect): f for f in rounds.assess(desk.office, again)}
    assert told["same_deed"].reason_code == "deed_like"
    assert told["same_deed"].values == {"number": 1, "name": "Lù A Tủa"}
    assert findings(desk, desk.luot(deed="Dạy chữ cho chị em trong thôn"))["same_deed"] == "deed_distinct"
    assert findings(desk, first)["same_deed"] == "deed_distinct"
    honours.cancel(desk.office, first, date(2026, 5, 4), "trùng")
    assert findings(desk, again)["same_deed"] == "deed_distinct"


def test_a_person_honoured_within_the_months_set_is_something_to_look_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assessing, "COMPARED", 1)
    desk.entered("Lù A Tủa", "Vàng A Sính")
    again = desk.luot(name="Lù A Tủa")
    assert findings(desk, again)["recent"] == "recent_entry"
    assert findings(desk, desk.luot(name="Lù A Tủa", birth_year="1984"))["recent"] == "recent_none"
    desk.on(date(2027, 6, 1))
    assert findings(desk, again)["recent"] == "recent_none"
    house.change(desk.office, repeat_months=0)
    assert "recent" not in findings(desk, again)


# Numbers without gaps or repeats, whatever is done in whatever order.


class Numbering(RuleBasedStateMachine):
    """Rounds opened, filled, decided, entered, rows put back, cancelled, withdrawn, acts undone, periods closed."""

    @initialize()
    def opened(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name))
        self.made: list[str] = []
        self.given: dict[int, str] = {}

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.office.close()
            self.folder.cleanup()

    def open_rounds(self) -> list[SelectionRound]:
        return list(SelectionRound.select().where(SelectionRound.state == "open", SelectionRound.deleted.is_null()))

    @rule(year=st.sampled_from((2025, 2026)), month=st.integers(1, 5), count=st.integers(1, 3))
    def fill(self, year: int, month: int, count: int) -> None:
        entries = [self.desk.luot(month=f"{month:02d}/{year}") for _ in range(count)]
        self.made += entries
        made = self.open_rounds()
        if made:
            rounds.add_entries(self.desk.office, made[0].uuid, entries)
        else:
            self.desk.round(*entries, kind="campaign", period=f"{year}", met="")

    @rule(pick=st.randoms(use_true_random=False), verdict=st.sampled_from(("enter", "back", "reject")))
    def decide(self, pick: object, verdict: str) -> None:
        for made in self.open_rounds():
            rows = rounds.rows(self.desk.office, made.uuid)
            if rows:
                rounds.set_verdict(self.desk.office, pick.choice(rows).uuid, verdict)

    @rule()
    def put_back(self) -> None:
        for made in self.open_rounds():
            rows = rounds.rows(self.desk.office, made.uuid)
            if rows:
                rounds.put_back(self.desk.office, [rows[0].uuid])

    @rule()
    def enter(self) -> None:
        for made in self.open_rounds():
            try:
                rounds.enter(self.desk.office, made.uuid)
            except Refused as found:
                assert found.code in ("round_empty", "year_closed")

    @rule(pick=st.randoms(use_true_random=False), how=st.sampled_from(("cancel", "withdraw")))
    def end(self, pick: object, how: str) -> None:
        entered = [u for u in self.made if HonourEntry.get(HonourEntry.uuid == u).state == "entered"]
        if entered and how == "cancel":
            honours.cancel(self.desk.office, pick.choice(entered), date(2026, 5, 4), "trùng")
        elif entered:
            honours.withdraw(self.desk.office, pick.choice(entered), date(2026, 5, 4), "08", "UBKT")

    @rule(year=st.sampled_from((2025, 2026)), month=st.integers(1, 5))
    def close(self, year: int, month: int) -> None:
        try:
            periods.close(self.desk.office, self.desk.book(year), f"{year}-{month:02d}")
        except Refused as found:
            assert found.code == "period_closed"

    @rule()
    def undo(self) -> None:
        try:
            history.undo_last(self.desk.office)
        except Refused as found:
            assert found.code.startswith("undo_")

    @invariant()
    def no_gaps_no_repeats(self) -> None:
        for year in (2025, 2026):
            numbers = self.desk.numbers(year) if hasattr(self, "desk") else []
            assert numbering.gaps(numbers) == ()
            assert numbering.repeats(numbers) == ()

    @invariant()
    def every_number_stands_in_a_row_that_was_entered(self) -> None:
        if hasattr(self, "desk"):
            loose = HonourEntry.select().where(
                HonourEntry.number.is_null(False), HonourEntry.state.not_in(["entered", "cancelled", "withdrawn"])
            )
            assert not loose.exists()


TestNumbering = Numbering.TestCase
TestNumbering.settings = settings(
    max_examples=8, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
