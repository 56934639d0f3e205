-- What somebody's device signs in with. `data` is the attested credential data of WebAuthn, with the public key; the name that its
-- owner gave it is sealed. Days, no times.
CREATE TABLE staff_passkey (
    id              uuid PRIMARY KEY,
    person          uuid NOT NULL REFERENCES staff_person ON DELETE CASCADE,
    credential      bytea NOT NULL UNIQUE,
    data            bytea NOT NULL,
    sign_count      bigint NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up       boolean NOT NULL,
    nonce           bytea NOT NULL,
    sealed          bytea NOT NULL,
    made            date NOT NULL,
    used            date
);
CREATE INDEX staff_passkey_person ON staff_passkey (person);

-- How devices name a person: random, the same for all passkeys of one person, and used for nothing else.
CREATE TABLE staff_passkey_handle (
    person uuid PRIMARY KEY REFERENCES staff_person ON DELETE CASCADE,
    handle bytea NOT NULL UNIQUE
);

-- What a device is asked to sign: only digests of it and of what the browser that asked holds. Used means gone. `person` for one who
-- adds a passkey, nobody for one who signs in.
CREATE TABLE staff_passkey_challenge (
    hash       bytea PRIMARY KEY,
    browser    bytea NOT NULL,
    person     uuid REFERENCES staff_person ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX staff_passkey_challenge_expires ON staff_passkey_challenge (expires_at);
