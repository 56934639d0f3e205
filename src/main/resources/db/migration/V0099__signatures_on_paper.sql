-- Sheets that somebody typed in at once: one, or all of a file. They count once another person has counted the rows on the paper.
CREATE TABLE paper_batch (
    id           uuid PRIMARY KEY,
    petition     uuid NOT NULL REFERENCES petition,
    organisation uuid NOT NULL REFERENCES organisation, -- whose people typed it in
    file_sha256  bytea CHECK (length(file_sha256) = 32), -- of the file; null for a sheet that was typed in
    typed_by     uuid NOT NULL,
    typed_on     date NOT NULL,
    checked_by   uuid,
    checked_on   date,
    repeated     integer CHECK (repeated >= 0), -- of its rows, those whose person was here already when it was checked
    CHECK ((checked_by IS NULL) = (checked_on IS NULL)),
    CHECK (checked_by <> typed_by)
);
SELECT wall_in('paper_batch');
GRANT SELECT ON paper_batch TO undersigned_tenant;
CREATE POLICY own ON paper_batch FOR SELECT TO undersigned_tenant USING (organisation = current_organisation());
CREATE INDEX paper_batch_petition ON paper_batch (petition);
CREATE UNIQUE INDEX paper_batch_file ON paper_batch (petition, file_sha256) WHERE file_sha256 IS NOT NULL;

-- A sheet is typed in once.
CREATE TABLE paper_typed (
    sheet  bigint PRIMARY KEY REFERENCES paper_sheet,
    batch  uuid NOT NULL REFERENCES paper_batch ON DELETE CASCADE,
    rows   smallint NOT NULL CHECK (rows BETWEEN 0 AND 8), -- signed and legible, as they were typed in
    barred smallint NOT NULL CHECK (barred BETWEEN 0 AND 8) -- crossed out or not legible
);
CREATE INDEX paper_typed_batch ON paper_typed (batch);

-- A person on paper. Nothing of them is here but keyed tags; what has to be read again is in sealed_row under this id.
CREATE TABLE paper_row (
    id          uuid PRIMARY KEY,
    petition    uuid NOT NULL REFERENCES petition,
    batch       uuid NOT NULL REFERENCES paper_batch ON DELETE CASCADE,
    sheet       bigint NOT NULL REFERENCES paper_typed ON DELETE CASCADE,
    line        smallint NOT NULL CHECK (line BETWEEN 1 AND 8),
    place_tag   bytea CHECK (length(place_tag) = 32), -- name, country and postcode
    person_tag  bytea CHECK (length(person_tag) = 32), -- as signature.tag, if an address stands there
    mailbox_tag bytea CHECK (length(mailbox_tag) = 32),
    counted     boolean NOT NULL DEFAULT false, -- whether its sheet was checked
    owed        boolean NOT NULL DEFAULT false, -- whether a mail is to ask for confirmation
    asked       boolean NOT NULL DEFAULT false, -- whether one did
    signature   uuid, -- once the person signed on the site too: then they count there
    settled     boolean NOT NULL DEFAULT true, -- whether the number knows that
    UNIQUE (sheet, line),
    CHECK (num_nonnulls(place_tag, person_tag) > 0),
    CHECK ((person_tag IS NULL) = (mailbox_tag IS NULL))
);
CREATE INDEX paper_row_batch ON paper_row (batch);
CREATE INDEX paper_row_place ON paper_row (petition, place_tag);
CREATE INDEX paper_row_person ON paper_row (petition, person_tag);
CREATE INDEX paper_row_mailbox ON paper_row (petition, mailbox_tag);
CREATE INDEX paper_row_signature ON paper_row (signature) WHERE signature IS NOT NULL;
CREATE INDEX paper_row_owed ON paper_row (petition) WHERE owed;
CREATE INDEX paper_row_unsettled ON paper_row (petition) WHERE NOT settled;

-- How many people count on paper. Its row is the lock under which sheets of one petition change.
CREATE TABLE paper_number (
    petition uuid PRIMARY KEY REFERENCES petition,
    number   bigint NOT NULL DEFAULT 0 CHECK (number >= 0),
    told     bigint NOT NULL DEFAULT 0, -- what pages were drawn anew for
    due      date -- the day on which it is to be counted anew, because somebody was removed since
);
-- Whoever took a signature back, and stands on paper that is typed in later, is found by this; those who sign never write to it.
CREATE INDEX signature_withdrawn_tag ON signature (petition, tag) WHERE state = 'withdrawn';
