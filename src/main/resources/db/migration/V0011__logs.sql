-- The public logs. Host and port of the site when the petition was made, and its id: kept when the site moves.
ALTER TABLE petition ADD COLUMN log_origin text UNIQUE;

-- What the log will say of a signature, made with it; its salt is under the seal. NULL: from before there was a log.
ALTER TABLE signature ADD COLUMN commitment bytea CHECK (length(commitment) = 32);

-- The seed of the Ed25519 key that signs checkpoints, wrapped under the master key. One row.
CREATE TABLE log_key (
    one          boolean PRIMARY KEY DEFAULT true CHECK (one),
    key_id       text NOT NULL REFERENCES master_key,
    wrapped_seed bytea NOT NULL
);

-- The newest signed state of each log. Whoever appends locks the row.
CREATE TABLE log_head (
    petition   uuid NOT NULL REFERENCES petition,
    log        text NOT NULL CHECK (log IN ('signatures', 'withdrawals')),
    size       bigint NOT NULL CHECK (size >= 0),
    root       bytea NOT NULL CHECK (length(root) = 32),
    checkpoint bytea NOT NULL,
    PRIMARY KEY (petition, log)
);
-- The newest count statement, which binds both heads.
CREATE TABLE log_count (
    petition  uuid PRIMARY KEY REFERENCES petition,
    net       bigint NOT NULL CHECK (net >= 0),
    signed_at timestamptz NOT NULL,
    note      bytea NOT NULL
);
-- Hashes and entries by 256. A wider one begins with every narrower one, so only the widest is kept. Digests do not compress.
CREATE TABLE log_tile (
    petition uuid NOT NULL,
    log      text NOT NULL,
    level    smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
    index    bigint NOT NULL CHECK (index >= 0),
    width    smallint NOT NULL CHECK (width BETWEEN 1 AND 256),
    hashes   bytea NOT NULL,
    PRIMARY KEY (petition, log, level, index)
);
ALTER TABLE log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
CREATE TABLE log_bundle (
    petition uuid NOT NULL,
    log      text NOT NULL,
    index    bigint NOT NULL CHECK (index >= 0),
    width    smallint NOT NULL CHECK (width BETWEEN 1 AND 256),
    entries  bytea NOT NULL,
    PRIMARY KEY (petition, log, index)
);
ALTER TABLE log_bundle ALTER COLUMN entries SET STORAGE EXTERNAL;

-- Which leaf is whose. Gone with the signature, and with its withdrawal.
CREATE TABLE log_leaf (
    signature  uuid PRIMARY KEY,
    petition   uuid NOT NULL,
    leaf_index bigint NOT NULL CHECK (leaf_index >= 0)
);
-- What waits to be appended. The hour is all that is needed to let nothing wait for more than a day.
CREATE TABLE log_queue (
    signature  uuid PRIMARY KEY,
    petition   uuid NOT NULL,
    commitment bytea NOT NULL CHECK (length(commitment) = 32),
    hour       timestamptz NOT NULL
);
CREATE TABLE log_withdrawal (
    petition   uuid NOT NULL,
    leaf_index bigint NOT NULL,
    reason     text NOT NULL CHECK (reason IN ('signer', 'organiser', 'legal')),
    case_id    text NOT NULL,
    hour       timestamptz NOT NULL,
    PRIMARY KEY (petition, leaf_index)
);
