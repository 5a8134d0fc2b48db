"""Files attached to a record: kept byte for byte, encrypted, each only once."""

from __future__ import annotations

from models.rules import filekinds
from models.rules.errors import WorldError
from models.rules.slip_facts import AttachmentFact
from models.rules.text import clean_line
from models.services import reading, schema
from models.storage import attachments as storage
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.system import Act, Attachment, Change

_UNNAMED = {"jpeg": "anh.jpg", "png": "anh.png", "pdf": "tep.pdf", filekinds.WORD: "tep.docx"}


def add(
    office: Office,
    table: str,
    owner: str,
    file_name: str,
    data: bytes,
    largest: int | None = None,
    word: bool = False,
) -> str:
    """Keep a file with a record; returns its UUID, that of the first time where it hangs there already.

    `largest` is in bytes where a file may not be shrunk first; `word` lets a Word file hang there. Refused
    attachment_kind (by its first bytes it is no JPEG, PNG or PDF), attachment_too_big, record_missing; WorldError
    disk_full and the like.
    """
    name = clean_line(file_name)
    kind = filekinds.checked(name, data, largest, word)
    record = reading.find(schema.model(table), owner)
    digest = storage.put(office, data)
    for known in _of(record.uuid):
        if known.digest == digest:
            return str(known.uuid)
    name = name or _UNNAMED[kind]
    with office.act("attach", name) as writer:
        told = {"digest": digest, "file_name": name, "size": len(data)}
        made = writer.create(Attachment, owner_table=table, owner_uuid=record.uuid, **told)
    return str(made.uuid)


def _of(owner: str) -> list[Attachment]:
    query = Attachment.select().where(Attachment.owner_uuid == owner, Attachment.deleted.is_null())
    return list(query.order_by(Attachment.id))


def listed(office: Office, owner: str) -> tuple[AttachmentFact, ...]:
    """Return what hangs on a record, in the order of attaching."""
    return tuple(_fact(office, attachment) for attachment in _of(owner))


def known(office: Office, data: bytes) -> tuple[AttachmentFact, ...]:
    """Return where the very same file hangs already: a photo that was sent for two months, or twice."""
    digest = storage.digest(data)
    query = Attachment.select().where(Attachment.digest == digest, Attachment.deleted.is_null())
    return tuple(_fact(office, attachment) for attachment in query.order_by(Attachment.id))


def _fact(office: Office, attachment: Attachment) -> AttachmentFact:
    first = Change.select(Act.at).join(Act).where(Change.uuid == attachment.uuid).order_by(Change.id).limit(1)
    return AttachmentFact(
        uuid=attachment.uuid,
        owner_table=attachment.owner_table,
        owner=attachment.owner_uuid,
        file_name=attachment.file_name,
        size=attachment.size,
        at=str(first.scalar()),
    )


def data(office: Office, uuid: str) -> bytes:
    """Return the bytes of a file as they were attached; WorldError attachment_lost where they are no longer whole."""
    attachment = reading.find(Attachment, uuid)
    found = storage.get(office, attachment.digest)
    if found is None:
        raise WorldError("attachment_lost", name=attachment.file_name)
    return found


def remove(office: Office, uuid: str) -> None:
    """Take a file off its record; its bytes stay, so that this can be undone."""
    attachment = reading.find(Attachment, uuid)
    with office.act("detach", attachment.file_name) as writer:
        writer.remove(attachment)


def remove_all(writer: Writer, owner: str) -> None:
    """Take every file off a record that is itself taken away."""
    for attachment in _of(owner):
        writer.remove(attachment)
