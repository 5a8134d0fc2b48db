"""The words of a month's slip that change with the unit: topic, dates, and Phản hồi of the month before.

Page and Word twin say the same, so both take it from here. Discipline is no reason that these words know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from models.rules import slips as rules
from models.rules.dates import doc_slash
from models.rules.fact import fact
from models.rules.periods import Period
from models.rules.schedule import Event, EventKind
from models.rules.slip_facts import EnteredDeed, Feedback, LeftDeed, SlipSheet, TopicFact
from models.rules.slips import SlipState
from reports.texts import form_texts

FORM = "phieu_thang"
# Feedback names a deed, it does not tell it again.
SHORT_DEED, SHORT_PETITION = 60, 90
_RESULT_CODES = ("C4", "C9")


@fact
class Row:
    """One row of Phản hồi: its label and what it says, part by part."""

    label: str
    parts: tuple[str, ...]


@fact
class Block:
    """One piece of the topic: words in bold, then plain ones; `item` marks a numbered question."""

    bold: str = ""
    plain: str = ""
    item: bool = False


def month_of(key: str) -> int:
    """Return the number of a month by its key."""
    return Period.parse(key).end


def short(text: str, limit: int) -> str:
    """Return a text cut at a word and marked as cut where it is longer than so many letters."""
    text = " ".join(text.split()).rstrip(".;,: ")
    if len(text) <= limit:
        return text
    head = text[:limit].rpartition(" ")[0] or text[:limit]
    return head.rstrip(".;,: ") + "…"


# The topic and the dates.


def topic_title(sheet: SlipSheet) -> str:
    """Return the heading over the month's topic."""
    texts, month = form_texts(FORM), month_of(sheet.month)
    if sheet.topic is None:
        return texts("topic_none", month=month)
    return texts("topic", month=month, title=sheet.topic.title)


def topic_blocks(sheet: SlipSheet) -> tuple[Block, ...]:
    """Return what follows the heading: summary, questions, the quarter's topic, where it is found."""
    found = list(_told(sheet.topic)) if sheet.topic else []
    if sheet.quarter_topic is not None:
        texts = form_texts(FORM)
        quarter = texts.several("quarters")[(month_of(sheet.month) - 1) // 3]
        found.append(Block(texts("quarter", quarter=quarter), sheet.quarter_topic.title))
        found += _told(sheet.quarter_topic)
    return tuple(found)


def _told(topic: TopicFact) -> Iterator[Block]:
    texts = form_texts(FORM)
    if topic.summary.strip():
        yield Block(plain=topic.summary)
    asked = [question for question in topic.questions if question.strip()]
    for number, question in enumerate(asked, 1):
        yield Block(plain=f"{number}. {question}", item=True)
    if topic.year_theme:
        yield Block(plain=texts("year_theme", theme=topic.year_theme.rstrip(".")))
    if topic.source:
        yield Block(plain=texts("source", source=topic.source.rstrip(".")))


def dates_block(sheet: SlipSheet) -> Block:
    """Return the month's dates as one line."""
    texts = form_texts(FORM)
    own = Event(EventKind.SLIPS, sheet.month, sheet.due)
    # Where slips are due in the following month, the month's own dates name those of the month before.
    events = sorted((own, *(event for event in sheet.dates if event.kind is not EventKind.SLIPS)), key=_day)
    told = [f"{event.day.day}/{event.day.month} {texts.table('events')[event.kind]}" for event in events]
    return Block(texts("dates"), "; ".join(told) + ".")


def _day(event: Event) -> date:
    return event.day


def dated(day: date) -> str:
    """Return a day as the box for handing in shows it."""
    return f"{day.day}/{day.month}/{day.year}"


# Phản hồi.


def feedback_title(told: Feedback) -> str:
    """Return the heading over Phản hồi: of which month, when and how the slip came."""
    texts, month = form_texts(FORM), month_of(told.month)
    if told.state == SlipState.NOT_ASKED:
        return texts("feedback_none", month=month)
    return texts("feedback", month=month, how=_how(told))


def _how(told: Feedback) -> str:
    texts = form_texts(FORM)
    if told.state == SlipState.MISSING:
        return texts("never_came")
    way = texts.table("ways").get(told.way, "")
    if told.received_on is None:
        return texts("came_by", way=way) if way else texts("came")
    day = doc_slash(told.received_on)
    return texts("came_on_by", day=day, way=way) if way else texts("came_on", day=day)


def feedback_rows(told: Feedback) -> tuple[Row, ...]:
    """Return the rows that have something to say, in their order."""
    texts = form_texts(FORM)
    rows = (
        Row(texts("taken"), tuple(_taken(told))),
        Row(texts("entered"), tuple(_entered(deed) for deed in told.entered)),
        Row(texts("left"), tuple(_left(told))),
        Row(texts("petitions"), tuple(_sentence(short(one, SHORT_PETITION)) for one in told.petitions if one.strip())),
        Row(texts("lacking"), tuple(_lacking(told))),
    )
    return tuple(row for row in rows if row.parts)


def _taken(told: Feedback) -> Iterator[str]:
    texts = form_texts(FORM)
    words = texts.table("stated")
    groups = (rules.MEETING, rules.VILLAGE, ("commended", "reminded"))
    said = [", ".join(words[n].format(count=told.stated[n]) for n in group if n in told.stated) for group in groups]
    if any(said):
        yield "; ".join(part for part in said if part) + "."
    elif told.state == SlipState.NO_NEWS:
        yield texts("taken_none")


def _named(deed: EnteredDeed | LeftDeed) -> str:
    return form_texts(FORM)("deed", name=deed.name, deed=_lowered(short(deed.deed, SHORT_DEED)))


def _lowered(text: str) -> str:
    """Return a text whose first word, unless it is written in capitals, goes on a sentence."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _entered(deed: EnteredDeed) -> str:
    texts = form_texts(FORM)
    if deed.page is None:
        return texts("number", deed=_named(deed), number=deed.number)
    return texts("number_page", deed=_named(deed), number=deed.number, page=deed.page)


def _left(told: Feedback) -> Iterator[str]:
    """Give why each deed is not in the book; one that lacks something is shown a row of this slip to say it in."""
    free = iter(_RESULT_CODES)
    for deed in told.left:
        code = next(free, "") if deed.reason == "lacks" else ""
        reason = _reason(told, deed)
        if code:
            reason = form_texts(FORM)("in_row", reason=reason, code=code)
        yield form_texts(FORM)("not_entered", name=deed.name, reason=reason)


def _reason(told: Feedback, deed: LeftDeed) -> str:
    texts = form_texts(FORM)
    lack = texts.table("lack")
    fields = ", ".join(lack.get(name, name) for name in deed.values.get("fields", ()))
    month = _month_before(told, deed.values["month"]) if "month" in deed.values else ""
    return rules.REASONS[deed.reason].format(fields=fields, month=month)


def _month_before(told: Feedback, key: str) -> str:
    period = Period.parse(key)
    same = period.year == Period.parse(told.month).year
    return form_texts(FORM)("of_month" if same else "of_month_before", month=period.end, year=period.year)


def _lacking(told: Feedback) -> Iterator[str]:
    texts = form_texts(FORM)
    if told.state == SlipState.MISSING:
        yield texts("send_it", month=month_of(told.month))
    said = list(_with_codes(told.lacking))
    if said:
        yield ", ".join(said) + "."


def _with_codes(fields: Iterable[str]) -> Iterator[str]:
    texts = form_texts(FORM)
    for name in fields:
        what, code = texts.table("lacks").get(name, name), rules.code_of(name)
        yield texts("lacks_in_row", what=what, code=code) if code else what


def _sentence(text: str) -> str:
    return text if text.endswith("…") else f"{text}."


def closing(sheet: SlipSheet) -> str:
    """Return whom to ask."""
    texts = form_texts(FORM)
    return texts("ask", name=sheet.ask) if sheet.ask else texts("ask_office")
