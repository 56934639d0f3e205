-- What one person asks for and a second one decides. `subject` and `detail` are ids and slugs, never a name.
CREATE TABLE staff_approval (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL,
    organisation uuid REFERENCES organisation,
    subject      text NOT NULL,
    asked_by     uuid NOT NULL REFERENCES staff_person ON DELETE CASCADE,
    asked_at     timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'refused')),
    decided_by   uuid REFERENCES staff_person ON DELETE SET NULL,
    decided_at   timestamptz
);
CREATE UNIQUE INDEX staff_approval_open ON staff_approval (kind, subject) WHERE state = 'open';
