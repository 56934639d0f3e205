-- A campaign file in the making: what somebody writes in the workspace before it is stored as a campaign.
CREATE TABLE draft (
    id           uuid PRIMARY KEY,
    organisation uuid NOT NULL REFERENCES organisation,
    -- the petition that it will change when it is stored; empty for a new one
    petition     uuid REFERENCES petition ON DELETE CASCADE,
    -- digest of what was on the site when this was begun, so that nobody undoes what another stored since
    base         bytea CHECK (length(base) = 32),
    languages    text[] NOT NULL CHECK (cardinality(languages) BETWEEN 1 AND 20),
    content      json NOT NULL,
    revision     int NOT NULL DEFAULT 1 CHECK (revision > 0),
    saved_at     timestamptz NOT NULL,
    saved_by     uuid NOT NULL,
    -- revision that somebody signed on trial, as a signer would
    tried        int,
    CHECK (num_nulls(petition, base) IN (0, 2))
);
CREATE INDEX draft_organisation ON draft (organisation);
CREATE UNIQUE INDEX draft_petition ON draft (petition);
-- Who runs the site is told before a file undoes what staff changed.
ALTER TABLE campaign ADD COLUMN changed_by_staff boolean NOT NULL DEFAULT false;
