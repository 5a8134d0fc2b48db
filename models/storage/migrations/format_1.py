"""Format 1: every table, index and search trigger as they stood at the first release; frozen."""

from __future__ import annotations

TABLES = """
CREATE TABLE "act" ("seq" INTEGER NOT NULL PRIMARY KEY, "uid" TEXT NOT NULL, "kind" TEXT NOT NULL, "subject" TEXT NOT
NULL, "who" TEXT NOT NULL, "at" TEXT NOT NULL, "reverses" INTEGER, "schema" INTEGER NOT NULL, "hash" TEXT NOT NULL);
CREATE INDEX "act_kind" ON "act" ("kind");
CREATE INDEX "act_reverses" ON "act" ("reverses") WHERE ("reverses" IS NOT NULL);
CREATE TABLE "alias" ("id" INTEGER NOT NULL PRIMARY KEY, "of_table" TEXT NOT NULL, "old_uuid" TEXT NOT NULL,
"kept_uuid" TEXT NOT NULL, "stamp" TEXT NOT NULL, "withdrawn" INTEGER NOT NULL);
CREATE UNIQUE INDEX "alias_old_uuid" ON "alias" ("old_uuid");
CREATE INDEX "alias_kept_uuid" ON "alias" ("kept_uuid");
CREATE TABLE "attachment" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "digest" TEXT NOT NULL, "file_name" TEXT NOT NULL, "size" INTEGER NOT NULL,
"owner_table" TEXT NOT NULL, "owner_uuid" TEXT NOT NULL);
CREATE UNIQUE INDEX "attachment_uuid" ON "attachment" ("uuid");
CREATE TABLE "unit" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps" TEXT
NOT NULL, "deleted" INTEGER, "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "short_name" TEXT, "parent_id" INTEGER,
"cell_id" INTEGER, "cycle" TEXT, "former_commune" TEXT, "code" TEXT, "place" TEXT, "own_book" INTEGER, "households"
INTEGER, "members" INTEGER, "contact" TEXT, "valid_from" DATE, "valid_to" DATE, "note" TEXT, "rank" INTEGER NOT NULL,
"name_key" BLOB NOT NULL, "folded" TEXT NOT NULL, FOREIGN KEY ("parent_id") REFERENCES "unit" ("id") ON DELETE
RESTRICT, FOREIGN KEY ("cell_id") REFERENCES "unit" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "unit_uuid" ON "unit" ("uuid");
CREATE INDEX "unit_cell_id" ON "unit" ("cell_id");
CREATE INDEX "unit_name_key" ON "unit" ("name_key");
CREATE INDEX "unit_parent_id_rank" ON "unit" ("parent_id", "rank");
CREATE INDEX "unit_rank_id" ON "unit" ("rank", "id");
CREATE TABLE "book" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps" TEXT
NOT NULL, "deleted" INTEGER, "unit_id" INTEGER NOT NULL, "year" INTEGER NOT NULL, "owner" TEXT NOT NULL, "title" TEXT,
"volume" INTEGER, "first_number" INTEGER NOT NULL, "first_page" INTEGER NOT NULL, "opened_on" DATE, "closed_on" DATE,
"keeper" TEXT, "keeper_title" TEXT, "retention" TEXT, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE
RESTRICT);
CREATE UNIQUE INDEX "book_uuid" ON "book" ("uuid");
CREATE UNIQUE INDEX "book_unit_id_year" ON "book" ("unit_id", "year");
CREATE TABLE "book_period" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "book_id" INTEGER NOT NULL, "period" TEXT NOT NULL, "cutoff" DATE, "closed_on" DATE,
"closed_by" TEXT, "figures" TEXT, "digests" TEXT, "reopened_on" DATE, "reopened_by" TEXT, "reopen_reason" TEXT,
FOREIGN KEY ("book_id") REFERENCES "book" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "book_period_uuid" ON "book_period" ("uuid");
CREATE UNIQUE INDEX "book_period_book_id_period" ON "book_period" ("book_id", "period");
CREATE TABLE "change" ("id" INTEGER NOT NULL PRIMARY KEY, "act_id" INTEGER NOT NULL, "of_table" TEXT NOT NULL, "uuid"
TEXT NOT NULL, "before" TEXT, "after" TEXT, "salt" TEXT NOT NULL, "digest" TEXT NOT NULL, "erased" TEXT, FOREIGN KEY
("act_id") REFERENCES "act" ("seq") ON DELETE RESTRICT);
CREATE INDEX "change_act_id" ON "change" ("act_id");
CREATE INDEX "change_uuid" ON "change" ("uuid");
CREATE TABLE "selection_round" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL,
"stamps" TEXT NOT NULL, "deleted" INTEGER, "book_id" INTEGER NOT NULL, "kind" TEXT NOT NULL, "period" TEXT NOT NULL,
"title" TEXT, "meeting_on" DATE, "body" TEXT, "present" INTEGER, "total" INTEGER, "resolution_number" TEXT,
"resolution_on" DATE, "minutes_number" TEXT, "chair" TEXT, "note" TEXT, "state" TEXT NOT NULL, "entered_on" DATE,
FOREIGN KEY ("book_id") REFERENCES "book" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "selection_round_uuid" ON "selection_round" ("uuid");
CREATE INDEX "selection_round_book_id_period" ON "selection_round" ("book_id", "period");
CREATE TABLE "monthly_slip" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "unit_id" INTEGER NOT NULL, "month" TEXT NOT NULL, "way" TEXT, "received_on" DATE,
"meeting_on" DATE, "members" INTEGER, "present" INTEGER, "reviewed" INTEGER, "not_reviewed" TEXT, "topic" TEXT,
"sessions" INTEGER, "listeners" INTEGER, "households" INTEGER, "commended" INTEGER, "reminded" INTEGER, "petitions"
TEXT, "note" TEXT, "no_news" INTEGER, "chosen" INTEGER NOT NULL, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON
DELETE RESTRICT);
CREATE UNIQUE INDEX "monthly_slip_uuid" ON "monthly_slip" ("uuid");
CREATE INDEX "monthly_slip_month_unit_id" ON "monthly_slip" ("month", "unit_id");
CREATE TABLE "person" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps" TEXT
NOT NULL, "deleted" INTEGER, "name" TEXT NOT NULL, "birth_year" INTEGER, "birth_date" DATE, "sex" TEXT, "ethnicity"
TEXT, "telephone" TEXT, "membership" TEXT, "joined_on" DATE, "unit_id" INTEGER, "village_id" INTEGER, "position" TEXT,
"is_leader" INTEGER, "form_of_address" TEXT, "valid_from" DATE, "valid_to" DATE, "note" TEXT, "rank" INTEGER NOT NULL,
"name_key" BLOB NOT NULL, "folded" TEXT NOT NULL, "folded_name" TEXT NOT NULL, FOREIGN KEY ("unit_id") REFERENCES
"unit" ("id") ON DELETE RESTRICT, FOREIGN KEY ("village_id") REFERENCES "unit" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "person_uuid" ON "person" ("uuid");
CREATE INDEX "person_name_key" ON "person" ("name_key");
CREATE INDEX "person_folded_name" ON "person" ("folded_name");
CREATE INDEX "person_unit_id_rank" ON "person" ("unit_id", "rank");
CREATE TABLE "reported_deed" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL,
"stamps" TEXT NOT NULL, "deleted" INTEGER, "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "form_of_address" TEXT,
"birth_year" INTEGER, "unit_id" INTEGER NOT NULL, "position" TEXT, "month" TEXT NOT NULL, "meeting_on" DATE, "deed"
TEXT NOT NULL, "result" TEXT, "field" TEXT, "consent" TEXT, "consent_on" DATE, "done_from" DATE, "done_to" DATE,
"done_text" TEXT, "sex" TEXT, "ethnicity" TEXT, "membership" TEXT, "topic" TEXT, "source" TEXT, "proposer" TEXT,
"minutes_number" TEXT, "present" INTEGER, "agreed" INTEGER, "disagreed" INTEGER, "campaign" TEXT, "award" TEXT,
"award_number" TEXT, "award_on" DATE, "higher" TEXT, "higher_on" DATE, "higher_result" TEXT, "note" TEXT, "own1" TEXT,
"own2" TEXT, "own3" TEXT, "own4" TEXT, "own5" TEXT, "person_id" INTEGER, "collective_id" INTEGER, "unit_name" TEXT,
"name_key" BLOB NOT NULL, "folded" TEXT NOT NULL, "folded_name" TEXT NOT NULL, "paper_number" TEXT, "slip_id" INTEGER,
"state" TEXT NOT NULL, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE RESTRICT, FOREIGN KEY ("person_id")
REFERENCES "person" ("id") ON DELETE RESTRICT, FOREIGN KEY ("collective_id") REFERENCES "unit" ("id") ON DELETE
RESTRICT, FOREIGN KEY ("slip_id") REFERENCES "monthly_slip" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "reported_deed_uuid" ON "reported_deed" ("uuid");
CREATE INDEX "reported_deed_folded_name" ON "reported_deed" ("folded_name");
CREATE INDEX "reported_deed_month_id_deleted" ON "reported_deed" ("month", "id", "deleted");
CREATE INDEX "reported_deed_unit_id_month_id_deleted" ON "reported_deed" ("unit_id", "month", "id", "deleted");
CREATE INDEX "reported_deed_state_month_id_deleted" ON "reported_deed" ("state", "month", "id", "deleted");
CREATE INDEX "reported_deed_name_key_id_month_deleted" ON "reported_deed" ("name_key", "id", "month", "deleted");
CREATE INDEX "reported_deed_slip_id" ON "reported_deed" ("slip_id") WHERE ("slip_id" IS NOT NULL);
CREATE TABLE "honour_entry" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "form_of_address" TEXT, "birth_year"
INTEGER, "unit_id" INTEGER NOT NULL, "position" TEXT, "month" TEXT NOT NULL, "meeting_on" DATE, "deed" TEXT NOT NULL,
"result" TEXT, "field" TEXT, "consent" TEXT, "consent_on" DATE, "done_from" DATE, "done_to" DATE, "done_text" TEXT,
"sex" TEXT, "ethnicity" TEXT, "membership" TEXT, "topic" TEXT, "source" TEXT, "proposer" TEXT, "minutes_number" TEXT,
"present" INTEGER, "agreed" INTEGER, "disagreed" INTEGER, "campaign" TEXT, "award" TEXT, "award_number" TEXT,
"award_on" DATE, "higher" TEXT, "higher_on" DATE, "higher_result" TEXT, "note" TEXT, "own1" TEXT, "own2" TEXT, "own3"
TEXT, "own4" TEXT, "own5" TEXT, "person_id" INTEGER, "collective_id" INTEGER, "unit_name" TEXT, "name_key" BLOB NOT
NULL, "folded" TEXT NOT NULL, "folded_name" TEXT NOT NULL, "book_id" INTEGER NOT NULL, "round_id" INTEGER,
"source_deed_id" INTEGER, "state" TEXT NOT NULL, "number" INTEGER, "number_key" INTEGER NOT NULL, "place" INTEGER,
"verdict" TEXT, "votes_for" INTEGER, "votes_against" INTEGER, "review" TEXT, "review_by" TEXT, "review_on" DATE,
"override_number" TEXT, "override_on" DATE, "entered_on" DATE, "period" TEXT, "late_from" TEXT, "approved_by" TEXT,
"approved_on" DATE, "corrected_on" DATE, "corrected_why" TEXT, "end_on" DATE, "end_number" TEXT, "end_reason" TEXT,
"end_body" TEXT, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE RESTRICT, FOREIGN KEY ("person_id")
REFERENCES "person" ("id") ON DELETE RESTRICT,
FOREIGN KEY ("collective_id") REFERENCES "unit" ("id") ON DELETE RESTRICT, FOREIGN KEY ("book_id") REFERENCES "book"
("id") ON DELETE RESTRICT, FOREIGN KEY ("round_id") REFERENCES "selection_round" ("id") ON DELETE RESTRICT, FOREIGN
KEY ("source_deed_id") REFERENCES "reported_deed" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "honour_entry_uuid" ON "honour_entry" ("uuid");
CREATE INDEX "honour_entry_folded_name" ON "honour_entry" ("folded_name");
CREATE INDEX "honour_entry_book_id_number_key_id_deleted_state" ON "honour_entry" ("book_id", "number_key", "id",
"deleted", "state");
CREATE INDEX "honour_entry_book_id_state_number_key_id_deleted" ON "honour_entry" ("book_id", "state", "number_key",
"id", "deleted");
CREATE INDEX "honour_entry_book_id_unit_id_number_key_id_deleted" ON "honour_entry" ("book_id", "unit_id",
"number_key", "id", "deleted");
CREATE INDEX "honour_entry_book_id_name_key_id_deleted" ON "honour_entry" ("book_id", "name_key", "id", "deleted");
CREATE INDEX "honour_entry_book_id_month_id_deleted" ON "honour_entry" ("book_id", "month", "id", "deleted");
CREATE UNIQUE INDEX "honour_entry_book_id_number" ON "honour_entry" ("book_id", "number") WHERE ("number" IS NOT NULL);
CREATE INDEX "honour_entry_book_id_period_number" ON "honour_entry" ("book_id", "period", "number") WHERE ("number" IS
NOT NULL);
CREATE INDEX "honour_entry_book_id_period" ON "honour_entry" ("book_id", "period") WHERE ("late_from" IS NOT NULL);
CREATE INDEX "honour_entry_round_id_place" ON "honour_entry" ("round_id", "place") WHERE ("round_id" IS NOT NULL);
CREATE INDEX "honour_entry_person_id_entered_on" ON "honour_entry" ("person_id", "entered_on") WHERE ("person_id" IS
NOT NULL);
CREATE INDEX "honour_entry_source_deed_id" ON "honour_entry" ("source_deed_id") WHERE ("source_deed_id" IS NOT NULL);
CREATE TABLE "contribution" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "entry_id" INTEGER, "reported_id" INTEGER, "kind" TEXT NOT NULL, "amount" TEXT,
"what" TEXT, "value" TEXT, FOREIGN KEY ("entry_id") REFERENCES "honour_entry" ("id") ON DELETE RESTRICT, FOREIGN KEY
("reported_id") REFERENCES "reported_deed" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "contribution_uuid" ON "contribution" ("uuid");
CREATE INDEX "contribution_entry_id" ON "contribution" ("entry_id");
CREATE INDEX "contribution_reported_id" ON "contribution" ("reported_id");
CREATE TABLE "discipline" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "person_id" INTEGER NOT NULL, "from_day" DATE NOT NULL, "to_day" DATE,
"document_number" TEXT, "document_on" DATE, FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "discipline_uuid" ON "discipline" ("uuid");
CREATE INDEX "discipline_person_id" ON "discipline" ("person_id");
CREATE TABLE "field_reach" ("of_table" TEXT NOT NULL, "field" TEXT NOT NULL, "reach" TEXT NOT NULL, PRIMARY KEY
("of_table", "field"));
CREATE TABLE "follow_up" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "entry_id" INTEGER NOT NULL, "on_day" DATE, "remark" TEXT, "outcome" TEXT, "by"
TEXT, FOREIGN KEY ("entry_id") REFERENCES "honour_entry" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "follow_up_uuid" ON "follow_up" ("uuid");
CREATE INDEX "follow_up_entry_id" ON "follow_up" ("entry_id");
CREATE TABLE "holiday" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps" TEXT
NOT NULL, "deleted" INTEGER, "first_day" DATE NOT NULL, "last_day" DATE, "name" TEXT NOT NULL);
CREATE UNIQUE INDEX "holiday_uuid" ON "holiday" ("uuid");
CREATE INDEX "holiday_first_day" ON "holiday" ("first_day");
CREATE TABLE "identity" ("id" INTEGER NOT NULL PRIMARY KEY, "office" TEXT NOT NULL, "epoch" INTEGER NOT NULL,
"program" TEXT NOT NULL);
CREATE TABLE "page_form" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "valid_from" DATE NOT NULL, "definition" TEXT NOT NULL);
CREATE UNIQUE INDEX "page_form_uuid" ON "page_form" ("uuid");
CREATE INDEX "page_form_valid_from" ON "page_form" ("valid_from");
CREATE TABLE "position" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "person_id" INTEGER NOT NULL, "title" TEXT NOT NULL, "body" TEXT, "from_day" DATE,
"to_day" DATE, FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "position_uuid" ON "position" ("uuid");
CREATE INDEX "position_person_id" ON "position" ("person_id");
CREATE TABLE "publication" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "entry_id" INTEGER NOT NULL, "channel" TEXT NOT NULL, "on_day" DATE, "by" TEXT,
"link" TEXT, "removed_on" DATE, FOREIGN KEY ("entry_id") REFERENCES "honour_entry" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "publication_uuid" ON "publication" ("uuid");
CREATE INDEX "publication_entry_id" ON "publication" ("entry_id");
CREATE TABLE "setting" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps" TEXT
NOT NULL, "deleted" INTEGER, "key" TEXT NOT NULL, "value" TEXT NOT NULL);
CREATE UNIQUE INDEX "setting_uuid" ON "setting" ("uuid");
CREATE UNIQUE INDEX "setting_key" ON "setting" ("key");
CREATE TABLE "slip_arrival" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "slip_id" INTEGER NOT NULL, "way" TEXT, "received_on" DATE, FOREIGN KEY ("slip_id")
REFERENCES "monthly_slip" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "slip_arrival_uuid" ON "slip_arrival" ("uuid");
CREATE INDEX "slip_arrival_slip_id" ON "slip_arrival" ("slip_id");
CREATE TABLE "stated_number" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL,
"stamps" TEXT NOT NULL, "deleted" INTEGER, "unit_id" INTEGER NOT NULL, "period" TEXT NOT NULL, "measure" TEXT NOT
NULL, "value" INTEGER NOT NULL, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "stated_number_uuid" ON "stated_number" ("uuid");
CREATE UNIQUE INDEX "stated_number_unit_id_period_measure" ON "stated_number" ("unit_id", "period", "measure");
CREATE TABLE "book_print" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "book_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "who" TEXT NOT NULL, "printer" TEXT,
"state" TEXT NOT NULL, FOREIGN KEY ("book_id") REFERENCES "book" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "book_print_uuid" ON "book_print" ("uuid");
CREATE INDEX "book_print_book_id" ON "book_print" ("book_id");
CREATE TABLE "book_page" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "print_id" INTEGER NOT NULL, "kind" TEXT NOT NULL, "number" INTEGER, "period" TEXT,
"form_from" DATE, "rows" TEXT NOT NULL, "foot" TEXT, "onto" INTEGER NOT NULL, "replaces" INTEGER NOT NULL, "signing"
INTEGER NOT NULL, "state" TEXT NOT NULL, "reason" TEXT, "seal" TEXT, FOREIGN KEY ("print_id") REFERENCES "book_print"
("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "book_page_uuid" ON "book_page" ("uuid");
CREATE INDEX "book_page_print_id" ON "book_page" ("print_id");
CREATE TABLE "calibration" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "printer" TEXT NOT NULL, "tray" TEXT NOT NULL, "paper" TEXT NOT NULL, "face" TEXT
NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL, "top" TEXT NOT NULL, "bottom" TEXT NOT NULL);
CREATE UNIQUE INDEX "calibration_uuid" ON "calibration" ("uuid");
CREATE UNIQUE INDEX "calibration_printer_tray_paper_face" ON "calibration" ("printer", "tray", "paper", "face");
CREATE TABLE "topic" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps" TEXT
NOT NULL, "deleted" INTEGER, "month" TEXT NOT NULL, "kind" TEXT NOT NULL, "occasion" TEXT NOT NULL, "title" TEXT NOT
NULL, "summary" TEXT, "questions" TEXT, "source" TEXT, "year_theme" TEXT, "origin" TEXT NOT NULL);
CREATE UNIQUE INDEX "topic_uuid" ON "topic" ("uuid");
CREATE INDEX "topic_month_kind" ON "topic" ("month", "kind");
CREATE TABLE "unit_link" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "predecessor_id" INTEGER NOT NULL, "successor_id" INTEGER NOT NULL, "since" DATE,
"resolution" TEXT, FOREIGN KEY ("predecessor_id") REFERENCES "unit" ("id") ON DELETE RESTRICT, FOREIGN KEY
("successor_id") REFERENCES "unit" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "unit_link_uuid" ON "unit_link" ("uuid");
CREATE INDEX "unit_link_predecessor_id" ON "unit_link" ("predecessor_id");
CREATE INDEX "unit_link_successor_id" ON "unit_link" ("successor_id");
CREATE TABLE "year_rating" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "person_id" INTEGER NOT NULL, "year" INTEGER NOT NULL, "grade" TEXT NOT NULL,
FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "year_rating_uuid" ON "year_rating" ("uuid");
CREATE INDEX "year_rating_person_id_year" ON "year_rating" ("person_id", "year");
CREATE TABLE "term" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps" TEXT
NOT NULL, "deleted" INTEGER, "name" TEXT NOT NULL, "from_day" DATE NOT NULL, "to_day" DATE);
CREATE UNIQUE INDEX "term_uuid" ON "term" ("uuid");
CREATE INDEX "term_from_day" ON "term" ("from_day");
CREATE TABLE "signing_person" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL,
"stamps" TEXT NOT NULL, "deleted" INTEGER, "name" TEXT NOT NULL, "title" TEXT NOT NULL, "authority" TEXT, "from_day"
DATE NOT NULL, "to_day" DATE);
CREATE UNIQUE INDEX "signing_person_uuid" ON "signing_person" ("uuid");
CREATE INDEX "signing_person_from_day" ON "signing_person" ("from_day");
CREATE TABLE "issuing_body" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "code" TEXT NOT NULL, "superior" TEXT, "body" TEXT NOT NULL, "name" TEXT, "filed"
TEXT);
CREATE UNIQUE INDEX "issuing_body_uuid" ON "issuing_body" ("uuid");
CREATE TABLE "official_document" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL,
"stamps" TEXT NOT NULL, "deleted" INTEGER, "kind" TEXT NOT NULL, "period" TEXT, "subject" TEXT NOT NULL, "title" TEXT,
"near" DATE NOT NULL, "cutoff" DATE, "addressed" TEXT, "recipients" TEXT, "body_code" TEXT, "signer_id" INTEGER,
"authority" TEXT, "rules" TEXT, "override_note" TEXT, "two_sided" INTEGER, "outline" TEXT, "body" TEXT, "figures"
TEXT, "annexes" TEXT, "overrides" TEXT, "state" TEXT NOT NULL, "prints" INTEGER NOT NULL, "printed_on" DATE, "number"
INTEGER, "dated_on" DATE, "symbol" TEXT, "snapshot" TEXT, "signed_on" DATE, "signed_answer" TEXT, "signed_difference"
TEXT, FOREIGN KEY ("signer_id") REFERENCES "signing_person" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "official_document_uuid" ON "official_document" ("uuid");
CREATE INDEX "official_document_kind_period" ON "official_document" ("kind", "period");
CREATE INDEX "official_document_state" ON "official_document" ("state");
CREATE INDEX "official_document_symbol_number" ON "official_document" ("symbol", "number") WHERE ("number" IS NOT
NULL);
CREATE TABLE "issued_copy" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL, "stamps"
TEXT NOT NULL, "deleted" INTEGER, "document_id" INTEGER NOT NULL, "print_number" INTEGER NOT NULL, "state" TEXT NOT
NULL, "digest" TEXT NOT NULL, "issued_on" DATE NOT NULL, FOREIGN KEY ("document_id") REFERENCES "official_document"
("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "issued_copy_uuid" ON "issued_copy" ("uuid");
CREATE INDEX "issued_copy_document_id" ON "issued_copy" ("document_id");
CREATE TABLE "document_upload" ("id" INTEGER NOT NULL PRIMARY KEY, "uuid" TEXT NOT NULL, "rev" INTEGER NOT NULL,
"stamps" TEXT NOT NULL, "deleted" INTEGER, "document_id" INTEGER NOT NULL, "on_day" DATE NOT NULL, "place" TEXT,
FOREIGN KEY ("document_id") REFERENCES "official_document" ("id") ON DELETE RESTRICT);
CREATE UNIQUE INDEX "document_upload_uuid" ON "document_upload" ("uuid");
CREATE INDEX "document_upload_document_id" ON "document_upload" ("document_id");
"""

SEARCH = """
CREATE VIRTUAL TABLE "unit_fts" USING fts5(folded, content='unit', content_rowid='id', prefix='2 3',
tokenize='unicode61');
CREATE TRIGGER "unit_fts_insert" AFTER INSERT ON "unit" BEGIN
INSERT INTO "unit_fts" (rowid, folded) VALUES (new.id, new.folded); END;
CREATE TRIGGER "unit_fts_update" AFTER UPDATE OF folded ON "unit" BEGIN
INSERT INTO "unit_fts" ("unit_fts", rowid, folded)
VALUES ('delete', old.id, old.folded);
INSERT INTO "unit_fts" (rowid, folded) VALUES (new.id, new.folded); END;
CREATE TRIGGER "unit_fts_delete" AFTER DELETE ON "unit" BEGIN
INSERT INTO "unit_fts" ("unit_fts", rowid, folded)
VALUES ('delete', old.id, old.folded); END;
CREATE VIRTUAL TABLE "person_fts" USING fts5(folded, content='person', content_rowid='id', prefix='2 3',
tokenize='unicode61');
CREATE TRIGGER "person_fts_insert" AFTER INSERT ON "person" BEGIN
INSERT INTO "person_fts" (rowid, folded) VALUES (new.id, new.folded); END;
CREATE TRIGGER "person_fts_update" AFTER UPDATE OF folded ON "person" BEGIN
INSERT INTO "person_fts" ("person_fts", rowid, folded)
VALUES ('delete', old.id, old.folded);
INSERT INTO "person_fts" (rowid, folded) VALUES (new.id, new.folded); END;
CREATE TRIGGER "person_fts_delete" AFTER DELETE ON "person" BEGIN
INSERT INTO "person_fts" ("person_fts", rowid, folded)
VALUES ('delete', old.id, old.folded); END;
CREATE VIRTUAL TABLE "reported_deed_fts" USING fts5(folded, content='reported_deed', content_rowid='id', prefix='2 3',
tokenize='unicode61');
CREATE TRIGGER "reported_deed_fts_insert" AFTER INSERT ON "reported_deed" BEGIN
INSERT INTO "reported_deed_fts" (rowid, folded) VALUES (new.id, new.folded); END;
CREATE TRIGGER "reported_deed_fts_update" AFTER UPDATE OF folded ON "reported_deed" BEGIN
INSERT INTO "reported_deed_fts" ("reported_deed_fts", rowid, folded)
VALUES ('delete', old.id, old.folded);
INSERT INTO "reported_deed_fts" (rowid, folded) VALUES (new.id, new.folded); END;
CREATE TRIGGER "reported_deed_fts_delete" AFTER DELETE ON "reported_deed" BEGIN
INSERT INTO "reported_deed_fts" ("reported_deed_fts", rowid, folded)
VALUES ('delete', old.id, old.folded); END;
CREATE VIRTUAL TABLE "honour_entry_fts" USING fts5(folded, content='honour_entry', content_rowid='id', prefix='2 3',
tokenize='unicode61');
CREATE TRIGGER "honour_entry_fts_insert" AFTER INSERT ON "honour_entry" BEGIN
INSERT INTO "honour_entry_fts" (rowid, folded) VALUES (new.id, new.folded); END;
CREATE TRIGGER "honour_entry_fts_update" AFTER UPDATE OF folded ON "honour_entry" BEGIN
INSERT INTO "honour_entry_fts" ("honour_entry_fts", rowid, folded)
VALUES ('delete', old.id, old.folded);
INSERT INTO "honour_entry_fts" (rowid, folded) VALUES (new.id, new.folded); END;
CREATE TRIGGER "honour_entry_fts_delete" AFTER DELETE ON "honour_entry" BEGIN
INSERT INTO "honour_entry_fts" ("honour_entry_fts", rowid, folded)
VALUES ('delete', old.id, old.folded); END;
"""

# The fields of format 1 by table; those in CLOSED may not leave the office or the commune.
FIELDS = """
setting: key value
unit: kind name short_name parent cell cycle former_commune code place own_book households members contact valid_from
valid_to note rank
unit_link: predecessor successor since resolution
person: name birth_year birth_date sex ethnicity telephone membership joined_on unit village position is_leader
form_of_address valid_from valid_to note rank
position: person title body from_day to_day
discipline: person from_day to_day document_number document_on
year_rating: person year grade
book: unit year owner title volume first_number first_page opened_on closed_on keeper keeper_title retention
selection_round: book kind period title meeting_on body present total resolution_number resolution_on minutes_number
chair note state entered_on
monthly_slip: unit month way received_on meeting_on members present reviewed not_reviewed topic sessions listeners
households commended reminded petitions note no_news chosen
slip_arrival: slip way received_on
reported_deed: kind name form_of_address birth_year unit position month meeting_on deed result field consent
consent_on done_from done_to done_text sex ethnicity membership topic source proposer minutes_number present agreed
disagreed campaign award award_number award_on higher higher_on higher_result note own1 own2 own3 own4 own5 person
collective unit_name paper_number slip state
honour_entry: kind name form_of_address birth_year unit position month meeting_on deed result field consent consent_on
done_from done_to done_text sex ethnicity membership topic source proposer minutes_number present agreed disagreed
campaign award award_number award_on higher higher_on higher_result note own1 own2 own3 own4 own5 person collective
unit_name book round source_deed state number place verdict votes_for votes_against review review_by review_on
override_number override_on entered_on period late_from approved_by approved_on corrected_on corrected_why end_on
end_number end_reason end_body
contribution: entry reported kind amount what value
publication: entry channel on_day by link removed_on
follow_up: entry on_day remark outcome by
book_period: book period cutoff closed_on closed_by figures digests reopened_on reopened_by reopen_reason
stated_number: unit period measure value
page_form: valid_from definition
topic: month kind occasion title summary questions source year_theme origin
holiday: first_day last_day name
term: name from_day to_day
signing_person: name title authority from_day to_day
issuing_body: code superior body name filed
official_document: kind period subject title near cutoff addressed recipients body_code signer authority rules
override_note two_sided outline body figures annexes overrides state prints printed_on number dated_on symbol snapshot
signed_on signed_answer signed_difference
attachment: digest file_name size owner_table owner_uuid
"""
CLOSED = {
    ("person", "ethnicity"): "office",
    ("person", "telephone"): "office",
    ("discipline", "person"): "office",
    ("discipline", "from_day"): "office",
    ("discipline", "to_day"): "office",
    ("discipline", "document_number"): "office",
    ("discipline", "document_on"): "office",
    ("year_rating", "person"): "commune",
    ("year_rating", "year"): "commune",
    ("year_rating", "grade"): "commune",
    ("monthly_slip", "not_reviewed"): "commune",
    ("monthly_slip", "note"): "commune",
    ("reported_deed", "ethnicity"): "office",
    ("honour_entry", "ethnicity"): "office",
    ("honour_entry", "review"): "office",
    ("honour_entry", "review_by"): "office",
    ("honour_entry", "review_on"): "office",
    ("honour_entry", "override_number"): "office",
    ("honour_entry", "override_on"): "office",
    ("honour_entry", "end_reason"): "office",
}
