-- What is handed to one target: files that a job makes. `target` is the position of the target in its campaign.
CREATE TABLE delivery_pack (
    id         uuid PRIMARY KEY,
    petition   uuid NOT NULL REFERENCES petition,
    target     int NOT NULL,
    language   text NOT NULL,
    letter     text NOT NULL CHECK (length(letter) BETWEEN 1 AND 5000),
    signed_by  text NOT NULL CHECK (length(signed_by) BETWEEN 1 AND 300),
    with_names boolean NOT NULL,
    recipients text NOT NULL,
    asked_by   uuid NOT NULL,
    asked_at   timestamptz NOT NULL,
    state      text NOT NULL CHECK (state IN ('asked', 'waiting', 'making', 'ready', 'failed')),
    done       int NOT NULL DEFAULT 0 CHECK (done >= 0),
    total      int NOT NULL DEFAULT 0 CHECK (total >= 0),
    beat       timestamptz,
    made_at    timestamptz,
    signatures bigint,
    named      bigint,
    manifest   bytea,
    CHECK (num_nulls(made_at, signatures, named, manifest) IN (0, 4)),
    CHECK (state <> 'ready' OR made_at IS NOT NULL)
);
CREATE INDEX delivery_pack_petition ON delivery_pack (petition);
-- Files with names are locked (age) before they come here. They go after some weeks, and with the petition's retirement.
CREATE TABLE delivery_file (
    pack     uuid NOT NULL REFERENCES delivery_pack ON DELETE CASCADE,
    number   int NOT NULL,
    name     text NOT NULL CHECK (name ~ '^[a-z0-9][a-zA-Z0-9.-]{0,80}$'),
    personal boolean NOT NULL,
    content  bytea NOT NULL,
    PRIMARY KEY (pack, name)
);
ALTER TABLE delivery_file ALTER COLUMN content SET STORAGE EXTERNAL;
