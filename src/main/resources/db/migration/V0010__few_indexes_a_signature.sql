-- A signing writes a handful of rows. Each index of theirs with a random key is a page somewhere else, and each foreign key a query
-- for each row; so these tables keep the one index that finds a row, and those who erase a signature erase its rows by name
-- (SignatureStore.erase).
ALTER TABLE signature DROP CONSTRAINT signature_petition_version_fkey;
ALTER TABLE signature DROP CONSTRAINT signature_country_check;
ALTER TABLE signature ADD CHECK (length(country) = 2);
-- signature_slot starts with the same columns.
DROP INDEX signature_mailbox;

ALTER TABLE sealed_row DROP CONSTRAINT sealed_row_signature_fkey;

ALTER TABLE consent_event DROP CONSTRAINT consent_event_signature_fkey;
ALTER TABLE consent_event DROP CONSTRAINT consent_event_notice_fkey;
ALTER TABLE consent_event DROP CONSTRAINT consent_event_pkey;
ALTER TABLE consent_event DROP CONSTRAINT consent_event_signature_organisation_purpose_channel_number_key;
ALTER TABLE consent_event ADD PRIMARY KEY (signature, organisation, purpose, channel, number);

-- `locator` is the first half of SHA-256 of the reference, and the first half of every token that is mailed for it: one index finds
-- a submission by either. Tokens from before this migration have no locator in them.
ALTER TABLE confirmation DROP CONSTRAINT confirmation_signature_fkey;
ALTER TABLE confirmation DROP CONSTRAINT confirmation_pkey;
ALTER TABLE confirmation ADD COLUMN locator bytea;
ALTER TABLE confirmation ADD COLUMN token_has_locator boolean NOT NULL DEFAULT false;
UPDATE confirmation SET locator = substr(reference_hash, 1, 16);
ALTER TABLE confirmation ALTER COLUMN locator SET NOT NULL, ADD CHECK (length(locator) = 16);
ALTER TABLE confirmation ALTER COLUMN token_has_locator SET DEFAULT true;
ALTER TABLE confirmation DROP COLUMN reference_hash;
ALTER TABLE confirmation ADD PRIMARY KEY (locator, token_hash);
DROP INDEX confirmation_signature;
CREATE INDEX confirmation_by_token ON confirmation (token_hash) WHERE NOT token_has_locator;

-- Found by what it is about, taken by when it is due.
UPDATE outbox SET subject_id = id WHERE subject_id IS NULL;
ALTER TABLE outbox DROP CONSTRAINT outbox_pkey;
ALTER TABLE outbox ADD PRIMARY KEY (subject_id, id);
DROP INDEX outbox_subject;
