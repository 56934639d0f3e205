-- Signatures that waited in quarantine and will never count, as two people decided. Anybody may read number, kind and day; `note` is for
-- those who decide. It outlives the people: who they were is forgotten with the petition, how many is not.
CREATE TABLE rejection (
    id         uuid PRIMARY KEY,
    petition   uuid NOT NULL REFERENCES petition,
    quarantine uuid NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('made-up', 'bought', 'twice')),
    note       text NOT NULL CHECK (length(note) <= 500),
    state      text NOT NULL CHECK (state IN ('asked', 'done', 'undone')),
    number     int NOT NULL DEFAULT 0 CHECK (number >= 0),
    asked_on   date NOT NULL,
    decided_on date,
    CHECK ((state = 'asked') = (decided_on IS NULL))
);
CREATE INDEX rejection_petition ON rejection (petition);
ALTER TABLE signature ADD COLUMN rejection uuid;
ALTER TABLE signature ADD CHECK ((state = 'invalidated') = (rejection IS NOT NULL));
CREATE INDEX signature_rejected ON signature (petition, rejection) WHERE state = 'invalidated';
