-- No name, address, postcode, IP or exact time in a clear column: those are in sealed_row.
CREATE TABLE signature (
    id            uuid PRIMARY KEY,
    petition      uuid NOT NULL,
    version       int NOT NULL,
    state         text NOT NULL CHECK (state IN ('pending', 'confirmed', 'withdrawn', 'quarantined', 'invalidated')),
    day           date NOT NULL,
    country       text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    language      text NOT NULL,
    source        text,
    is_public     boolean NOT NULL,
    wants_updates boolean NOT NULL,
    tag           bytea NOT NULL CHECK (length(tag) = 32),
    mailbox_tag   bytea NOT NULL CHECK (length(mailbox_tag) = 32),
    slot          smallint CHECK (slot IN (1, 2)),
    FOREIGN KEY (petition, version) REFERENCES petition_version,
    CHECK (slot IS NOT NULL OR state <> 'confirmed')
);
-- One living signature for one person and petition; a withdrawn one frees the tag.
CREATE UNIQUE INDEX signature_tag ON signature (petition, tag) WHERE state <> 'withdrawn';
-- At most two people behind one mailbox. Pending rows hold no slot, so nobody can block a stranger's mailbox.
CREATE UNIQUE INDEX signature_slot ON signature (petition, mailbox_tag, slot) WHERE slot IS NOT NULL;
-- Ridden by Counting, by the shown names and by the look-up of a mailbox.
CREATE INDEX signature_confirmed ON signature (petition, day) WHERE state = 'confirmed';
CREATE INDEX signature_mailbox ON signature (petition, mailbox_tag) WHERE state = 'confirmed';

CREATE TABLE sealed_row (
    signature  uuid NOT NULL REFERENCES signature ON DELETE CASCADE,
    recipient  text NOT NULL,
    purpose    text NOT NULL,
    key_id     text NOT NULL,
    algorithm  text NOT NULL,
    nonce      bytea NOT NULL CHECK (length(nonce) = 12),
    ciphertext bytea NOT NULL,
    PRIMARY KEY (signature, recipient, purpose)
);

-- One row for every mail that may confirm a signature. No index on expires_at: a job reads the table every few minutes, a signer
-- writes to it within milliseconds. Only hashes: the link, the reference and the code are in the mail alone.
CREATE TABLE confirmation (
    token_hash     bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    reference_hash bytea NOT NULL CHECK (length(reference_hash) = 32),
    code_hash      bytea NOT NULL CHECK (length(code_hash) = 32),
    signature      uuid NOT NULL REFERENCES signature ON DELETE CASCADE,
    tries          smallint NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    resends        smallint NOT NULL DEFAULT 0 CHECK (resends BETWEEN 0 AND 2),
    reminded       boolean NOT NULL DEFAULT false,
    expires_at     timestamptz NOT NULL
);
CREATE INDEX confirmation_reference ON confirmation (reference_hash);
CREATE INDEX confirmation_signature ON confirmation (signature);

-- A link to the signer's own page. SHA-256 of the token only.
CREATE TABLE signer_link (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    signature  uuid NOT NULL REFERENCES signature ON DELETE CASCADE
);
CREATE INDEX signer_link_signature ON signer_link (signature);

-- Append-only in life; erased with the person. Replaying a signature's events in order gives grant_state.
CREATE TABLE consent_event (
    id         uuid PRIMARY KEY,
    signature  uuid NOT NULL REFERENCES signature ON DELETE CASCADE,
    number     int NOT NULL CHECK (number > 0),
    organisation uuid NOT NULL, -- the notice's
    purpose    text NOT NULL,
    channel    text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('asked', 'dropped', 'given', 'taken-back')),
    notice     uuid NOT NULL REFERENCES notice,
    key_id     text NOT NULL,
    nonce      bytea NOT NULL CHECK (length(nonce) = 12),
    sealed_at  bytea NOT NULL,
    UNIQUE (signature, organisation, purpose, channel, number)
);
CREATE TRIGGER consent_event_is_never_changed BEFORE UPDATE OR TRUNCATE ON consent_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TABLE grant_state (
    signature    uuid NOT NULL REFERENCES signature ON DELETE CASCADE,
    organisation uuid NOT NULL REFERENCES organisation,
    purpose      text NOT NULL,
    channel      text NOT NULL,
    live         boolean NOT NULL,
    notice       uuid NOT NULL REFERENCES notice,
    PRIMARY KEY (signature, organisation, purpose, channel)
);
