-- One key in force for each recipient of sealed rows. Without wrapped_private only somebody else can open what is sealed to it.
CREATE TABLE recipient_key (
    key_id          text PRIMARY KEY,
    recipient       text NOT NULL,
    public_key      bytea NOT NULL CHECK (length(public_key) = 32),
    wrapped_private bytea,
    made_on         date NOT NULL,
    retired_on      date
);
CREATE UNIQUE INDEX recipient_key_in_force ON recipient_key (recipient) WHERE retired_on IS NULL;

-- What a recipient needs beside its private key (RFC 9180: the encapsulated key), once for many rows.
CREATE TABLE sealing_context (
    id        uuid PRIMARY KEY,
    recipient text NOT NULL,
    key_id    text NOT NULL,
    enc       bytea NOT NULL CHECK (length(enc) = 32)
);
CREATE INDEX sealing_context_key ON sealing_context (key_id);

-- Several rows for each signature, always read and removed by it. A context is on disk before its rows; a foreign key would ask so
-- again for each row.
ALTER TABLE sealed_row ADD COLUMN context uuid;
ALTER TABLE sealed_row DROP CONSTRAINT sealed_row_pkey;
CREATE INDEX sealed_row_signature ON sealed_row (signature);
-- Rows of before, until they are sealed anew (Resealing).
CREATE INDEX sealed_row_before ON sealed_row (signature) WHERE recipient = 'installation';

-- A mail about a signature has no content of its own: that is in the row sealed to the day's key. Others are sealed to that key here.
ALTER TABLE outbox ADD COLUMN enc bytea CHECK (length(enc) = 32);
ALTER TABLE outbox ALTER COLUMN key_id DROP NOT NULL;
ALTER TABLE outbox ALTER COLUMN nonce DROP NOT NULL;
ALTER TABLE outbox ALTER COLUMN ciphertext DROP NOT NULL;
ALTER TABLE outbox ADD CHECK (num_nulls(key_id, nonce, ciphertext) IN (0, 3));
