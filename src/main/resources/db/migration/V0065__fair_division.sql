-- Whether people may allow one more organisation, which a rule picks, to write to them; and how many times what it brought an
-- organisation may receive at most.
ALTER TABLE campaign ADD COLUMN division_cap int CHECK (division_cap BETWEEN 1 AND 10);
-- Whether a partner takes part in that.
ALTER TABLE partnership ADD COLUMN divides boolean NOT NULL DEFAULT false;

-- The wording beside that box: it names every organisation that may be the one. Never changed.
CREATE TABLE division_notice (
    id        uuid PRIMARY KEY,
    campaign  uuid NOT NULL REFERENCES campaign,
    language  text NOT NULL,
    version   int NOT NULL CHECK (version > 0),
    text      text NOT NULL,
    sha256    bytea NOT NULL CHECK (length(sha256) = 32),
    receivers uuid[] NOT NULL CHECK (cardinality(receivers) > 1),
    cap       int NOT NULL CHECK (cap BETWEEN 1 AND 10),
    UNIQUE (campaign, language, version)
);
CREATE TRIGGER division_notice_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON division_notice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a person said about it, and what came of it. Append-only in life; erased with the person. Which organisation was picked is told by
-- the consent event of that organisation.
CREATE TABLE division_event (
    id        uuid PRIMARY KEY,
    signature uuid NOT NULL REFERENCES signature ON DELETE CASCADE,
    number    int NOT NULL CHECK (number > 0),
    kind      text NOT NULL CHECK (kind IN ('asked', 'dropped', 'agreed', 'given', 'nobody')),
    notice    uuid NOT NULL REFERENCES division_notice,
    key_id    text NOT NULL,
    nonce     bytea NOT NULL CHECK (length(nonce) = 12),
    sealed_at bytea NOT NULL,
    UNIQUE (signature, number)
);
CREATE TRIGGER division_event_is_never_changed BEFORE UPDATE OR TRUNCATE ON division_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
SELECT wall_in('division_event');
GRANT INSERT ON division_event, division_notice TO undersigned_signing;
GRANT SELECT ON division_notice TO undersigned_signing;
CREATE POLICY signing_writes ON division_event FOR INSERT TO undersigned_signing WITH CHECK (kind = 'asked');

-- Who agreed and waits for the rule, some seconds long.
CREATE TABLE division_turn (
    signature uuid PRIMARY KEY REFERENCES signature ON DELETE CASCADE,
    petition  uuid NOT NULL
);
SELECT wall_in('division_turn');

-- How the rule went: numbers, and nobody's row. Whoever divides holds the petition's first row.
CREATE TABLE division_tally (
    petition uuid PRIMARY KEY REFERENCES petition ON DELETE CASCADE,
    agreed   bigint NOT NULL CHECK (agreed >= 0)
);
CREATE TABLE division_account (
    petition     uuid NOT NULL REFERENCES division_tally ON DELETE CASCADE,
    organisation uuid NOT NULL REFERENCES organisation,
    brought      bigint NOT NULL CHECK (brought >= 0),
    received     bigint NOT NULL CHECK (received >= 0),
    PRIMARY KEY (petition, organisation)
);
SELECT wall_in('division_account');
