"""Hôm nay word for word: three days of an invented office, an empty day, a cut, and a way behind every button."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import home_kit
import pytest

from models.rules import home, home_documents
from models.rules.facts import HomeLine
from models.rules.schedule import DayRules, EventKind, events
from ui import screens
from ui.pages.home.finished import done_words
from ui.pages.home.ways import way_of, way_to_points
from ui.pages.home.wording import is_worded, nothing_words, words_of

LATE = ("Khuổi Rạ", "Trạm Kiểm lâm", "HTX Chè")

pytestmark = pytest.mark.usefixtures("dress")


def told(given: home.HomeFacts, today: date) -> list[tuple[str, ...]]:
    return [words(line, today) for line in home.lines(given, today)]


def words(line: HomeLine, today: date) -> tuple[str, ...]:
    said = words_of(line, today)
    buttons = (f"[{said.second}] " if said.second else "") + f"[{said.button}]"
    return said.when, f"{said.lead}: {said.sentence}", buttons


def office(**given: object) -> home.HomeFacts:
    return home.HomeFacts(**{"units": 66, "entries": 3, "has_form": True, **given})


def slips(received: int, missing: tuple[str, ...], month: int = 5) -> home.SlipMonth:
    return home.SlipMonth(f"2027-{month:02d}", date(2027, month, 10), received, 66, missing)


def test_the_third_of_may() -> None:
    left = home.Unfinished("monthly_slip", "u:2027-04", "Chi bộ Bản Vược", "Kết quả", "2027-04-29 16:20:00")
    many = tuple(f"Bản {number}" for number in range(62))
    given = office(slips=(slips(66, (), 4), slips(4, many)), drafts=(left,), topics_used=True)
    assert told(given, date(2027, 5, 3)) == [
        ("còn 7 ngày", "Phiếu tháng 5: đã nhận 4/66, hạn 10/05.", "[Nhập phiếu]"),
        (
            "đã 4 ngày",
            "Đang làm dở: phiếu Chi bộ Bản Vược, dừng ở ô “Kết quả”, 29/04 lúc 16:20.",
            "[Làm tiếp]",
        ),
    ]


def test_the_twentieth_of_may() -> None:
    opened = home.OpenRound("r", "", "2027-05", 6, date(2027, 5, 28), review=1)
    given = office(slips=(slips(63, LATE),), rounds=(opened,))
    assert told(given, date(2027, 5, 20)) == [
        (
            "quá hạn 10 ngày",
            "Phiếu tháng 5: đã nhận 63/66; chưa nộp: Khuổi Rạ, Trạm Kiểm lâm, HTX Chè.",
            "[Chép lời nhắc]",
        ),
        ("còn 8 ngày", "Đợt xét tháng 5: 6 lượt đề nghị; 1 lượt “Cần xem lại”.", "[Mở đợt xét]"),
    ]


def test_the_last_of_may() -> None:
    today = date(2027, 5, 31)
    given = office(
        slips=(slips(66, ()),),
        periods=(home.OpenPeriod("b", "2027-05", today, 0, 1, 1),),
        needed=(home.NeededRound("half", "2027-H1", date(2027, 6, 10)),),
        reported=611,
        topics=(home.TopicGap("2027-06", ("rural", "agency")),),
        topics_used=True,
        usb_on=date(2027, 5, 14),
    )
    assert told(given, today) == [
        (
            "hôm nay",
            "Khoá tháng 5: còn 2 điểm cần xem (1 phiếu thiếu mục, 1 lượt chưa có ngày họp).",
            "[Xem] [Khoá tháng]",
        ),
        ("còn 1 ngày", "Chủ đề tháng 6: chưa nhận từ cấp trên.", "[Tự nhập]"),
        (
            "còn 10 ngày",
            "Xét ghi danh 6 tháng: hạn 10/06; 611 lượt chi bộ báo lên, chưa chọn.",
            "[Mở đợt xét]",
        ),
        ("đã 17 ngày", "Chép dự phòng ra USB: lần cuối 14/05.", "[Chép ra USB]"),
    ]


def test_other_lines_of_a_year() -> None:
    today = date(2028, 1, 3)
    given = office(
        open_books=(2027,),
        needed=(home.NeededRound("year", "2027", date(2027, 12, 10)),),
        reported=3326,
        unsaved_since=date(2027, 12, 30),
        backup_on=date(2027, 12, 28),
        topics=(home.TopicGap("2028-01", ("agency",)),),
        topics_used=True,
        rounds=(home.OpenRound("r", "Đợt 30 năm thành lập", "2027-12", 4, date(2028, 1, 20), barred=2),),
        periods=(
            home.OpenPeriod("b", "2027-H2", date(2028, 1, 5), 0),
            home.OpenPeriod("c", "2027-12", today, 3, later=2),
        ),
    )
    assert {sentence for _when, sentence, _buttons in told(given, today)} == {
        "Xét ghi danh năm 2027: hạn 10/12; 3.326 lượt chi bộ báo lên, chưa chọn.",
        "Chủ đề tháng 1: chưa có cho: Chi bộ cơ quan, đơn vị.",
        "Khoá tháng 12 năm 2027: còn 3 điểm cần xem (3 lượt còn đề nghị); sau đó còn 2 kỳ.",
        "Khoá 6 tháng cuối năm 2027: số liệu chốt 05/01; không còn điểm cần xem.",
        "Bản dự phòng: việc ghi từ 30/12 chưa có trong bản nào; lần cuối 28/12.",
        "Sang năm 2028: sổ năm 2027 chưa khoá; sổ năm 2028 bắt đầu từ số 01, hạn 10/01.",
        "Đợt 30 năm thành lập: 4 lượt đề nghị; 2 lượt “Vướng”.",
    }
    never = office(work_since=date(2027, 12, 1))
    assert told(never, today) == [("", "Chép dự phòng ra USB: chưa có lần nào.", "[Chép ra USB]")]


def test_after_a_cut_the_first_line_says_what_is_whole() -> None:
    left = home.Unfinished("monthly_slip", "u:2027-05", "Chi bộ Bản Vược", "Việc làm", "2027-05-06 09:12:00", True)
    given = office(drafts=(left,), waiting=2)
    assert told(given, date(2027, 5, 6))[0] == (
        "hôm nay",
        "Mất điện lúc 9:12: Phiếu Chi bộ Bản Vược còn nguyên, dừng ở ô “Việc làm”.",
        "[Làm tiếp]",
    )
    nowhere = home.Unfinished("unit", "u", "Nà Phát", "", "2027-05-06 09:12:00", True)
    assert told(office(drafts=(nowhere,)), date(2027, 5, 6))[0][1].endswith("Đơn vị Nà Phát còn nguyên.")


def test_an_empty_day_names_what_comes_next() -> None:
    found = home.page(office(events=events(DayRules(), date(2027, 5, 11), date(2027, 6, 1))), date(2027, 5, 11))
    assert found.nearest.kind is EventKind.MEETING
    assert nothing_words(found.nearest) == "Hôm nay không có việc đến hạn. Việc gần nhất: họp tuyên vận 14/05."
    assert nothing_words(None) == "Hôm nay không có việc đến hạn."


def test_what_is_done_is_told_in_short() -> None:
    day = date(2027, 5, 12)
    month = {"month": "2027-05"}
    done = (
        home.Done("done_slips", day, "show_slips", {**month, "total": 66}, month),
        home.Done("done_round", day, "open_round", {"title": "", "period": "2027-04", "rows": 6}, {"round": "r"}),
        home.Done("done_round", day, "open_round", {"title": "Đợt 30 năm", "period": "2027-04", "rows": 2}, {}),
        home.Done("done_period", day, "close_period", {"period": "2026-12"}, {"book": "b", "period": "2026-12"}),
    )
    found = home.page(office(done=done), day).done
    assert [done_words(line) for line in found] == [
        "nhận đủ 66 phiếu tháng 5",
        "ghi vào sổ 6 lượt của đợt xét tháng 4",
        "ghi vào sổ 2 lượt của Đợt 30 năm",
        "khoá tháng 12 năm 2026",
    ]


@pytest.mark.parametrize(
    ("counts", "page", "carried"),
    [
        ((2, 1, 1), "honours", {"register": "own", "year": "2027", "state": "proposed", "period": "2027-05"}),
        ((0, 1, 1), "slips", {"month": "2027-05", "state": "incomplete"}),
        ((0, 0, 1), "honours", {"register": "own", "year": "2027", "state": "entered", "period": "2027-05"}),
    ],
)
def test_what_is_to_be_looked_at_has_a_way_of_its_own(
    counts: tuple[int, int, int], page: str, carried: dict[str, str]
) -> None:
    ended = home.OpenPeriod("b", "2027-05", date(2027, 5, 31), *counts)
    line = home.lines(office(periods=(ended,)), date(2027, 5, 31))[0]
    way = way_to_points(line)
    assert (way.page, way.context) == (page, carried)


def test_every_line_of_two_years_has_words_and_a_way() -> None:
    codes = set()
    for day in home_kit.days():
        found = home.page(home_kit.facts(day), day)
        for line in found.lines:
            said = words_of(line, day)
            assert said.lead and said.sentence.endswith(".") and said.button
            codes.add(line.code)
        assert all(map(is_worded, (*found.lines, *found.done)))
        assert all(done_words(line) for line in found.done)
        assert {way_of(line).page for line in (*found.lines, *found.done)} <= set(screens.PAGES)
    assert codes == {
        "draft", "cut", "slips", "round", "period", "round_needed", "topic", "new_year", "backup", "usb", "waiting",
        "reported",
    }  # fmt: skip


def papers(today: date, **given: object) -> list[tuple[str, ...]]:
    made = home_documents.lines(home_documents.DocumentsHome(**given), today)  # type: ignore[arg-type]
    return told(office(others=tuple(made)), today)


def test_documents_as_they_are_spoken_of() -> None:
    day = date(2027, 5, 20)
    may = home_documents.DueReport("2027-05", date(2027, 5, 25), day)
    begun = replace(may, document="d", unconfirmed=12, cutoff=date(2027, 5, 22))
    assert papers(day, reports=(may,)) == [
        ("còn 5 ngày", "Báo cáo tháng 5: hạn 25/05; số liệu chốt hôm nay; chưa soạn.", "[Soạn báo cáo]")
    ]
    assert papers(day, reports=(begun,)) == [
        ("còn 5 ngày", "Báo cáo tháng 5: hạn 25/05; số liệu chốt 22/05; 12 số liệu chưa xác nhận.", "[Soạn tiếp]")
    ]
    done = replace(begun, unconfirmed=0)
    assert papers(date(2027, 5, 26), reports=(done,)) == [
        ("quá hạn 1 ngày", "Báo cáo tháng 5: hạn 25/05; chưa in trình ký.", "[Soạn tiếp]")
    ]
    one = home_documents.Waiting("d", "Thông báo kết luận", date(2027, 5, 17))
    other = replace(one, document="e", since=date(2027, 5, 18))
    assert papers(day, number=(one,), attach=(one,), upload=(one,)) == [
        ("", "Thông báo kết luận: đã in trình ký 17/05, chưa ghi số, chưa đính bản ký.", "[Ghi số, ngày]"),
        ("", "Thông báo kết luận: đã ghi số, ngày 17/05, chưa đính bản ký.", "[Đính bản ký]"),
        ("", "Thông báo kết luận: có bản ký, chờ tải lên từ 17/05.", "[Chép để tải lên]"),
    ]
    assert [line[1] for line in papers(day, number=(one, other), attach=(one, other), upload=(one, other))] == [
        "Văn bản trình ký: 2 văn bản đã in trình ký, chưa ghi số; cũ nhất 17/05.",
        "Bản ký: 2 văn bản đã ghi số, chưa đính bản ký; cũ nhất 17/05.",
        "Chờ tải lên: 2 văn bản có bản ký, chờ tải lên; cũ nhất 17/05.",
    ]


def test_the_ways_to_documents() -> None:
    day = date(2027, 5, 20)
    may = home_documents.DueReport("2027-05", date(2027, 5, 25), day)
    one = home_documents.Waiting("d", "x", day)
    made = home_documents.DocumentsHome((may, replace(may, document="d")), (one,), (one,), (one,))
    found = [way_of(line) for line in home_documents.lines(made, day)]
    assert {way.page for way in found} == {"documents"}
    assert [way.context for way in found] == [
        {"report": "2027-05"},
        {"document": "d"},
        {"document": "d", "act": "number"},
        {"document": "d", "act": "attach"},
        {"document": "d", "waiting": True},
    ]
    draft = home.Unfinished("official_document", "d", "Báo cáo", "", "2027-05-19 16:20:00")
    (line,) = home.lines(office(drafts=(draft,)), day)
    assert (way_of(line).page, way_of(line).context) == ("documents", {"document": "d"})
