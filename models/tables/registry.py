"""Every table of the office, in the order of creation and of `dump`."""

from __future__ import annotations

from models.tables.base import Base, Record
from models.tables.documents import DocumentUpload, IssuedCopy, IssuingBody, OfficialDocument, SigningPerson, Term
from models.tables.honours import (
    Book,
    BookPeriod,
    Contribution,
    FollowUp,
    HonourEntry,
    PageForm,
    Publication,
    ReportedDeed,
    SelectionRound,
    StatedNumber,
)
from models.tables.paper import BookPage, BookPrint, Calibration
from models.tables.people import Discipline, Person, Position, YearRating
from models.tables.slips import Holiday, MonthlySlip, SlipArrival, Topic
from models.tables.system import Act, Alias, Attachment, Change, FieldReach, Identity, Setting
from models.tables.units import Unit, UnitLink

RECORDS: tuple[type[Record], ...] = (
    Setting,
    Unit,
    UnitLink,
    Person,
    Position,
    Discipline,
    YearRating,
    Book,
    SelectionRound,
    MonthlySlip,
    SlipArrival,
    ReportedDeed,
    HonourEntry,
    Contribution,
    Publication,
    FollowUp,
    BookPeriod,
    StatedNumber,
    PageForm,
    Topic,
    Holiday,
    Term,
    SigningPerson,
    IssuingBody,
    OfficialDocument,
    Attachment,
)
# Journalled like facts, yet none: `dump` leaves them out and they never travel.
LEDGERS: tuple[type[Record], ...] = (BookPrint, BookPage, Calibration, IssuedCopy, DocumentUpload)
KEPT: tuple[type[Record], ...] = RECORDS + LEDGERS
SYSTEM: tuple[type[Base], ...] = (Identity, Alias, FieldReach, Act, Change)
ALL: tuple[type[Base], ...] = KEPT + SYSTEM
BY_NAME: dict[str, type[Record]] = {m._meta.table_name: m for m in KEPT}
SEARCHED: tuple[type[Record], ...] = (Unit, Person, ReportedDeed, HonourEntry)
