"""Chờ tải lên: signed documents copied out in one act under readable names, and ticked when they are handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from models.rules import issuing
from models.rules.codes import labels
from models.rules.dates import short_date
from models.rules.documents import DOCUMENT_KINDS
from models.rules.errors import Refused
from models.services import attachments, letters, reading, settings
from models.services.document_records import name_of, present
from models.storage import safefile
from models.storage.office import Office
from models.tables.documents import DocumentUpload, IssuedCopy, OfficialDocument

INDEX = "Danh mục văn bản.txt"
_LONGEST = 100
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def uploaded(document: OfficialDocument) -> DocumentUpload | None:
    """Return the last time that a document was handed over, or None."""
    query = DocumentUpload.select().where(DocumentUpload.document == document, DocumentUpload.deleted.is_null())
    found: DocumentUpload | None = query.order_by(DocumentUpload.on_day.desc(), DocumentUpload.id.desc()).first()
    return found


def waiting(office: Office) -> tuple[str, ...]:
    """Return the signed documents that nobody has uploaded or handed over, the oldest first."""
    sent = DocumentUpload.select(DocumentUpload.document).where(DocumentUpload.deleted.is_null())
    query = present().where(OfficialDocument.state == "signed", OfficialDocument.id.not_in(sent))
    return tuple(one.uuid for one in query.order_by(OfficialDocument.dated_on, OfficialDocument.id))


def copy_out(office: Office, uuids: Sequence[str], folder: Path) -> tuple[str, ...]:
    """Write the signed files of documents and our own print of each into a folder, an index last; returns the names.

    Each file is written beside its name and renamed when it is whole, so that a stick pulled half-way holds nothing
    half-written. Refused document_not_signed; WorldError disk_full, folder_missing, attachment_lost and the like.
    """
    documents = [_signed(uuid) for uuid in uuids]
    taken: set[str] = set()
    lines = [settings.facts(office).name, ""]
    for document in documents:
        names = []
        for name, data in _files(office, document):
            names.append(_free(name, taken))
            safefile.write(folder / names[-1], data)
        lines += _index_lines(document, names)
    safefile.write(folder / INDEX, ("\ufeff" + "\r\n".join(lines) + "\r\n").encode())
    with office.act("document_copied", f"{len(documents)}") as writer:
        writer.note()
    return (*sorted(taken), INDEX)


def _signed(uuid: str) -> OfficialDocument:
    document: OfficialDocument = reading.find(OfficialDocument, uuid)
    issuing.allow(document.state, issuing.UPLOAD, name=name_of(document))
    return document


def _files(office: Office, document: OfficialDocument) -> Iterator[tuple[str, bytes]]:
    base = file_name(document)
    hung = attachments.listed(office, document.uuid)
    for place, one in enumerate(hung, 1):
        suffix = Path(one.file_name).suffix.lower()
        told = "bản ký" if len(hung) == 1 else f"bản ký {place}"
        yield f"{base} ({told}){suffix}", attachments.data(office, one.uuid)
    copies = IssuedCopy.select().where(IssuedCopy.document == document, IssuedCopy.deleted.is_null())
    last = copies.order_by(IssuedCopy.print_number.desc()).first()
    for one in attachments.listed(office, last.uuid) if last is not None else ():
        yield f"{base} (bản in).pdf", attachments.data(office, one.uuid)


def file_name(document: OfficialDocument) -> str:
    """Return a name for a document's file that people can read and every system can keep."""
    number = letters.text_of_number(document, letters.rules_of(document))
    told = " ".join((number.replace("/", "-"), labels(DOCUMENT_KINDS)[document.kind], document.subject or ""))
    return _UNSAFE.sub("-", told).strip(" .-")[:_LONGEST].strip(" .-")


def _free(name: str, taken: set[str]) -> str:
    stem, suffix = Path(name).stem, Path(name).suffix
    found, more = name, 2
    while found.casefold() in {one.casefold() for one in taken}:
        found, more = f"{stem} {more}{suffix}", more + 1
    taken.add(found)
    return found


def _index_lines(document: OfficialDocument, names: Sequence[str]) -> list[str]:
    number = letters.text_of_number(document, letters.rules_of(document))
    dated = short_date(document.dated_on)
    return [f"{number}, {dated}: {name_of(document)}", *(f"    {name}" for name in names), ""]


def tick(office: Office, uuids: Sequence[str], place: str = "", day: str = "") -> None:
    """Mark documents as uploaded or handed over, where and on which day (today for ""), in one act.

    Refused document_not_signed, fields_wrong.
    """
    documents = [_signed(uuid) for uuid in uuids]
    told = {"on_day": day or short_date(office.source.today()), "place": place}
    read = reading.read_texts(office, "document_upload", told)
    reading.refuse_wrong(read.problems)
    with office.act("document_uploaded", f"{len(documents)}") as writer:
        for document in documents:
            writer.create(DocumentUpload, document=document, **read.values)


def untick(office: Office, uuid: str) -> None:
    """Take the last mark of a document off again; Refused document_waits."""
    document = _signed(uuid)
    last = uploaded(document)
    if last is None:
        raise Refused("document_waits", name=name_of(document))
    with office.act("document_waits", name_of(document)) as writer:
        writer.remove(last)
