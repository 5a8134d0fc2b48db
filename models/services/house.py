"""Who signs, in whose name, in which term: the small registers that official documents rest on."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.rules.errors import BugError, Refused
from models.rules.fact import fact
from models.rules.facts import OfficeFacts, Problem, Record
from models.rules.issuing import Span
from models.rules.spelling import spelled
from models.services import reading, settings
from models.storage.office import Office
from models.tables.base import Record as Stored
from models.tables.documents import IssuingBody, SigningPerson, Term

TABLES: dict[str, type[Stored]] = {"signing_person": SigningPerson, "term": Term, "issuing_body": IssuingBody}
_STARTS = "document_starts"
_CODES = {"commune": "ĐU", "cell": "CB", "upper": "TU"}
_FILED = {"commune": "Lưu Văn phòng Đảng uỷ", "cell": "Lưu Chi bộ", "upper": "Lưu Văn phòng Tỉnh uỷ"}


@fact
class Body:
    """A body that issues documents: the code after the number, the letterhead, its name in a sentence, the file."""

    code: str
    superior: str
    body: str
    name: str
    filed: str


def _model(table: str) -> type[Any]:
    if table not in TABLES:
        raise BugError("no register of the house", table)
    return TABLES[table]


def listed(office: Office, table: str) -> tuple[Record, ...]:
    """Return the records of signing_person, term or issuing_body, the first in time first."""
    model = _model(table)
    order = (model.id,) if model is IssuingBody else (model.from_day, model.id)
    query = model.select().where(model.deleted.is_null()).order_by(*order)
    return tuple(reading.as_record(office, record) for record in query)


def check(office: Office, table: str, uuid: str | None, texts: dict[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong or worth asking about in typed texts, without writing."""
    record = None if uuid is None else reading.find(_model(table), uuid)
    return _read(office, table, record, texts)[1]


def _read(office: Office, table: str, record: Any, texts: dict[str, str]) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    read = reading.read_texts(office, table, texts, whole=record is None)
    whole = reading.with_stored(record, read.values)
    return read.values, (*read.problems, *reading.days_in_order(whole, "from_day", "to_day"))


def save(office: Office, table: str, uuid: str | None, texts: dict[str, str]) -> str:
    """Write a new record or the texts given of a known one; returns its UUID.

    Refused fields_wrong; term_overlaps; body_code_taken.
    """
    record = None if uuid is None else reading.find(_model(table), uuid)
    values, problems = _read(office, table, record, texts)
    reading.refuse_wrong(problems)
    whole = reading.with_stored(record, values)
    _refuse_second(table, record, whole)
    with office.act(f"{table}_new" if record is None else f"{table}_edit", str(_name(whole))) as writer:
        if record is None:
            return str(writer.create(_model(table), **values).uuid)
        writer.update(record, **values)
    return str(record.uuid)


def _name(values: dict[str, Any]) -> Any:
    return values.get("body") or values.get("name")


def _refuse_second(table: str, record: Any, values: dict[str, Any]) -> None:
    model = _model(table)
    others = [other for other in model.select().where(model.deleted.is_null()) if other != record]
    if table == "term":
        mine = Span(values["from_day"], values.get("to_day"))
        meeting = next((other for other in others if _meet(mine, _span(other))), None)
        if meeting is not None:
            raise Refused("term_overlaps", name=meeting.name)
    if table == "issuing_body":
        same = next((other for other in others if other.code == values["code"]), None)
        if same is not None:
            raise Refused("body_code_taken", symbol=same.code, name=same.body)


def _span(record: Any) -> Span:
    return Span(record.from_day, record.to_day)


def _meet(one: Span, other: Span) -> bool:
    return one.holds(max(one.first, other.first)) and other.holds(max(one.first, other.first))


def remove(office: Office, table: str, uuid: str) -> None:
    """Take a record away; documents that were numbered keep who signed them."""
    record = reading.find(_model(table), uuid)
    with office.act(f"{table}_remove", str(_name(record.__data__))) as writer:
        writer.remove(record)


def term_on(office: Office, day: date) -> Record | None:
    """Return the term that a day lies in, or None where none is kept for it."""
    found = next((term for term in _present(Term) if _span(term).holds(day)), None)
    return None if found is None else reading.as_record(office, found)


def _present(model: Any) -> list[Any]:
    return list(model.select().where(model.deleted.is_null()).order_by(model.id))


def signers_on(office: Office, day: date) -> tuple[Record, ...]:
    """Return who may sign on a day, in the order in which they were written down."""
    return tuple(reading.as_record(office, one) for one in _present(SigningPerson) if _span(one).holds(day))


def signer_on(office: Office, day: date, chosen: str = "") -> dict[str, str]:
    """Return name, title and authority of the chosen signatory, or of the first who may sign on a day.

    An office that keeps no list has the signatory of its settings. Refused signer_missing where nobody may sign then,
    signer_out_of_office where the chosen one may not.
    """
    everyone = _present(SigningPerson)
    facts = settings.facts(office)
    if not everyone and facts.signatory:
        return {"name": facts.signatory, "title": facts.signatory_title, "authority": facts.authority}
    able = [one for one in everyone if _span(one).holds(day)]
    if chosen:
        wanted = next((one for one in everyone if one.uuid == chosen), None)
        if wanted is not None and wanted not in able:
            raise Refused("signer_out_of_office", name=wanted.name, day=day)
        able = [wanted] if wanted is not None else able
    if not able:
        raise Refused("signer_missing", day=day)
    return {"name": able[0].name, "title": able[0].title, "authority": able[0].authority or ""}


def bodies(office: Office) -> tuple[Body, ...]:
    """Return the bodies that issue documents: the office itself first, then those that were written down."""
    facts = settings.facts(office)
    kept = {one.code: _body(one) for one in _present(IssuingBody)}
    usual = _usual(facts)
    first = kept.pop(usual.code, usual)
    return (first, *kept.values())


def _body(kept: IssuingBody) -> Body:
    return Body(kept.code, kept.superior or "", kept.body, kept.name or kept.body, kept.filed or "")


def _usual(facts: OfficeFacts) -> Body:
    filed = spelled(_FILED[facts.level], facts.spelling)
    return Body(_CODES[facts.level], facts.superior, facts.body, facts.name, filed)


def body(office: Office, code: str) -> Body:
    """Return a body by its code; the office itself for no code, Refused body_unknown for one that is not kept."""
    known = bodies(office)
    found = next((one for one in known if one.code == code), None) if code else known[0]
    if found is None:
        raise Refused("body_unknown", symbol=code)
    return found


def starts(office: Office) -> dict[str, int]:
    """Return the first number of each series that does not begin with 1, by "symbol@term" or "symbol@year"."""
    return {str(key): int(value) for key, value in settings.setting(office, _STARTS, {}).items()}


def start(office: Office, key: str, text: str) -> None:
    """Say with which number a series begins; an empty text means 1. Refused document_number_unclear."""
    known = starts(office)
    clean = reading.line(text)
    if clean and not (clean.isdecimal() and 0 < int(clean) < 100_000):
        raise Refused("document_number_unclear", text=text, symbol=key.partition("@")[0])
    known.pop(key, None)
    settings.put_setting(office, _STARTS, {**known, **({key: int(clean)} if clean else {})})
