"""What the program keeps about the facts: settings, journal, identities, aliases, attachments."""

from __future__ import annotations

import peewee

from models.rules.fields import N_
from models.tables.base import Base, JsonField, LineField, NumberField, Record


class Setting(Record):
    """One setting of the office, journalled like any other fact."""

    key = LineField(required=True, unique=True)
    value = JsonField(N_("Giá trị"), required=True)

    class Meta:
        table_name = "setting"


class Attachment(Record):
    """A file kept byte for byte beside the database, known by its SHA-256."""

    digest = LineField(required=True)
    file_name = LineField(N_("Tên tệp"), required=True)
    size = NumberField(required=True)
    owner_table = LineField(required=True)
    owner_uuid = LineField(required=True)

    class Meta:
        table_name = "attachment"


class Identity(Base):
    """This office's UUID and epoch; with an act's number as counter they make a field version.

    Every restore starts a new epoch, so that a counter that comes back is never taken for the old one.
    """

    office = peewee.TextField()
    epoch = peewee.IntegerField(default=1)
    program = peewee.TextField(default="")

    class Meta:
        table_name = "identity"


class Alias(Base):
    """A merged record's old UUID and the one that was kept; versioned so that it can travel."""

    of_table = peewee.TextField()
    old_uuid = peewee.TextField(unique=True)
    kept_uuid = peewee.TextField(index=True)
    stamp = peewee.TextField()
    withdrawn = peewee.BooleanField(default=False)

    class Meta:
        table_name = "alias"


class FieldReach(Base):
    """How far each field of this format may travel; the file says it of itself."""

    of_table = peewee.TextField()
    field = peewee.TextField()
    reach = peewee.TextField()

    class Meta:
        table_name = "field_reach"
        primary_key = peewee.CompositeKey("of_table", "field")


class Act(Base):
    """One named act of one person; the chain hangs on `hash`."""

    seq = peewee.AutoField()
    uid = peewee.TextField()
    kind = peewee.TextField()
    subject = peewee.TextField(default="")
    who = peewee.TextField()
    at = peewee.TextField()
    reverses = peewee.IntegerField(null=True)
    schema = peewee.IntegerField()
    hash = peewee.TextField()

    class Meta:
        table_name = "act"


Act.add_index(Act.index(Act.kind))
Act.add_index(Act.index(Act.reverses).where(Act.reverses.is_null(False)))


class Change(Base):
    """What an act changed in one record: only the changed fields, before and after, as JSON.

    The chain hashes `digest` (salted): a value which law orders erased can be blanked and the chain still checks.
    """

    act = peewee.ForeignKeyField(Act, backref="changes", on_delete="RESTRICT")
    of_table = peewee.TextField()
    uuid = peewee.TextField(index=True)
    before = peewee.TextField(null=True)
    after = peewee.TextField(null=True)
    salt = peewee.TextField()
    digest = peewee.TextField()
    erased = peewee.TextField(null=True)

    class Meta:
        table_name = "change"
