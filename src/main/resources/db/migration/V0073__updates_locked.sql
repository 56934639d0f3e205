-- Who wants mail about a petition: sealed to a key whose private half opens with a passphrase only.
CREATE TABLE updates_lock (
    key_id        text PRIMARY KEY,
    petition      uuid NOT NULL REFERENCES petition,
    public_key    bytea NOT NULL CHECK (length(public_key) = 32),
    -- salt, nonce and ciphertext, under what Argon2id makes of the passphrase
    locked_secret bytea NOT NULL,
    state         text NOT NULL CHECK (state IN ('asked', 'in-force', 'former')),
    -- the day on which a second person approved
    locked_on     date CHECK ((locked_on IS NULL) = (state = 'asked'))
);
CREATE UNIQUE INDEX updates_lock_in_force ON updates_lock (petition) WHERE state = 'in-force';
CREATE UNIQUE INDEX updates_lock_asked ON updates_lock (petition) WHERE state = 'asked';
-- A mail that cannot be written until somebody types the passphrase.
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check,
    ADD CONSTRAINT outbox_state_check CHECK (state IN ('waiting', 'held', 'locked', 'kept', 'dead'));
CREATE INDEX outbox_locked ON outbox (kind) WHERE state = 'locked';
