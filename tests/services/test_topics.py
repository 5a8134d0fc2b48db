"""Chủ đề học Bác: one for each kind of chi bộ and occasion, given to the units of that kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import builders
import pytest
from luot_kit import refused

from models.rules import topics as rules
from models.rules.errors import Refused
from models.services import history, topics
from models.storage.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def topic(office: Office, title: str, kind: str = "rural", month: str = "05/2026", **more: str) -> str:
    return topics.save(office, None, {"month": month, "kind": kind, "occasion": "month", "title": title, **more})


def test_a_topic_as_it_is_printed(office: Office) -> None:
    uuid = topic(office, "Giữ lời hứa", summary="Hứa thì làm", questions="Hứa gì?\nXong chưa?", source="số 5")
    (found,) = topics.listed(office, 2026)
    assert (found.uuid, found.month, found.kind, found.occasion) == (uuid, "2026-05", "rural", "month")
    assert (found.questions, found.summary, found.source) == (("Hứa gì?", "Xong chưa?"), "Hứa thì làm", "số 5")
    assert topics.get(office, uuid).values["origin"] == "typed"
    bare = topic(office, "Khác", month="06/2026")
    fact = topics.listed(office, 2026)[1]
    assert (fact.uuid, fact.questions, fact.summary, fact.source, fact.year_theme) == (bare, (), "", "", "")


def test_a_year_by_month_kind_and_occasion(office: Office) -> None:
    topic(office, "cơ quan", "agency")
    topics.save(office, None, {"month": "05/2026", "kind": "all", "occasion": "quarter", "title": "quý"})
    topic(office, "nông thôn")
    topic(office, "tháng 2", month="02/2026")
    topic(office, "năm sau", month="01/2027")
    assert [found.title for found in topics.listed(office, 2026)] == ["tháng 2", "nông thôn", "cơ quan", "quý"]


def test_there_is_one_for_each_kind_and_occasion(office: Office) -> None:
    uuid = topic(office, "một")
    topic(office, "hai", "agency")
    with pytest.raises(Refused, match="topic_exists") as caught:
        topic(office, "ba")
    assert caught.value.values == {"month": "2026-05", "kind": "Chi bộ nông thôn"}
    topics.save(office, uuid, {"title": "một, sửa", "month": "05/2026"})
    assert topics.listed(office, 2026)[0].title == "một, sửa"
    with pytest.raises(Refused, match="topic_exists"):
        topics.save(office, uuid, {"kind": "agency"})
    with pytest.raises(Refused) as wrong:
        topics.save(office, None, {"kind": "rural"})
    assert refused(wrong) == "required"


def test_a_topic_taken_away_comes_back(office: Office) -> None:
    uuid = topic(office, "một")
    assert topics.used(office)
    topics.remove(office, uuid)
    assert not topics.used(office)
    assert topics.listed(office, 2026) == ()
    history.undo_last(office)
    assert topics.used(office)


def test_a_unit_is_given_its_own_before_the_one_for_all(office: Office) -> None:
    assert topics.given(office, "2026-05", "cell_rural") is None
    topic(office, "chung", "all")
    topic(office, "nông thôn")
    assert topics.given(office, "2026-05", "cell_rural").title == "nông thôn"
    assert topics.given(office, "2026-05", "village").title == "nông thôn"
    assert topics.given(office, "2026-05", "cell_agency").title == "chung"
    assert topics.given(office, "2026-06", "cell_rural") is None


def test_a_slips_field_offers_the_months_and_the_quarters(office: Office) -> None:
    assert topics.titles(office, "2026-05", "cell_rural") == ()
    topics.save(office, None, {"month": "05/2026", "kind": "rural", "occasion": "quarter", "title": "quý"})
    topic(office, "tháng")
    assert topics.titles(office, "2026-05", "cell_rural") == ("tháng", "quý")


def test_what_is_lacking_follows_the_units(office: Office) -> None:
    assert topics.lacking(office, "2026-05") == {"2026-05": (rules.RURAL,)}
    builders.unit(office, "Trạm Y tế", kind="cell_agency")
    topic(office, "nông thôn")
    topics.save(office, None, {"month": "06/2026", "kind": "all", "occasion": "quarter", "title": "quý"})
    topics.save(office, None, {"month": "07/2026", "kind": "all", "occasion": "month", "title": "chung"})
    assert topics.lacking(office, "2026-05", "2026-06", "2026-07") == {
        "2026-05": (rules.AGENCY,), "2026-06": (rules.RURAL, rules.AGENCY), "2026-07": (),
    }  # fmt: skip
