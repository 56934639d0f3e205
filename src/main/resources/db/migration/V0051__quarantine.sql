-- Signatures that were put aside before they counted, in groups that somebody looks at together. What one of them was needs no column:
-- who has confirmed has a place behind their mailbox, whether it counts now or not. `since` is an hour for those that a limit put there.
CREATE TABLE quarantine (
    id       uuid PRIMARY KEY,
    petition uuid NOT NULL REFERENCES petition,
    reason   text NOT NULL CHECK (reason IN ('network', 'staff')),
    note     text NOT NULL CHECK (length(note) <= 500),
    -- Whether somebody decided that it stays; what a limit put there goes out by itself otherwise.
    kept     boolean NOT NULL DEFAULT false,
    since    timestamptz NOT NULL
);
ALTER TABLE signature ADD COLUMN quarantine uuid;
ALTER TABLE signature ADD CHECK ((state = 'quarantined') = (quarantine IS NOT NULL));
CREATE INDEX signature_quarantined ON signature (petition, quarantine) WHERE state = 'quarantined';
-- Given, and not effective as long as the signature is put aside: whoever reads `live` alone sees none of them.
ALTER TABLE grant_state ADD COLUMN held boolean NOT NULL DEFAULT false;
ALTER TABLE grant_state ADD CHECK (NOT (live AND held));
-- A mail that is owed once its signature is released.
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_state_check CHECK (state IN ('waiting', 'held', 'kept', 'dead'));
