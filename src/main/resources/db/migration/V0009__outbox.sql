-- Mail that is owed to somebody, written in the transaction that owes it. The content is sealed; sent rows are deleted (the demo keeps them to show).
CREATE TABLE outbox (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL,
    subject_id uuid,
    due        timestamptz NOT NULL,
    attempts   int NOT NULL DEFAULT 0,
    state      text NOT NULL CHECK (state IN ('waiting', 'kept', 'dead')),
    key_id     text NOT NULL,
    nonce      bytea NOT NULL CHECK (length(nonce) = 12),
    ciphertext bytea NOT NULL
);
CREATE INDEX outbox_due ON outbox (due) WHERE state = 'waiting';
CREATE INDEX outbox_subject ON outbox (subject_id);
