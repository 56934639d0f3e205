-- Letters that people write to targets. The action has its title, state and number as every action.
CREATE TABLE letter (
    action       uuid PRIMARY KEY REFERENCES action,
    text         json NOT NULL,
    -- subject and text of each, by language
    suggestions  json NOT NULL,
    rule         text NOT NULL CHECK (rule IN ('all', 'country', 'region', 'district')),
    -- where its targets come from: those of the campaign that have an address, or a file of representatives
    source       text NOT NULL CHECK (source IN ('campaign', 'file')),
    opens        date,
    closes       date,
    -- letters that one mailbox gets in an hour
    hourly       int NOT NULL DEFAULT 60 CHECK (hourly BETWEEN 1 AND 3600),
    -- while it is a test, nothing goes to a target
    test         boolean NOT NULL DEFAULT true,
    test_address text NOT NULL DEFAULT '',
    -- turns a person into a tag; nothing before the first writes
    key_id       text,
    wrapped_key  bytea,
    -- everything about people is deleted, and the key with it
    forgotten    boolean NOT NULL DEFAULT false,
    CHECK (num_nulls(key_id, wrapped_key) IN (0, 2))
);

-- Whom letters of an action go to: people in an office, with the address of the office.
CREATE TABLE letter_target (
    id          uuid PRIMARY KEY,
    action      uuid NOT NULL REFERENCES letter,
    position    int NOT NULL,
    district    text NOT NULL DEFAULT '',
    name        json NOT NULL,
    office      json NOT NULL,
    institution json NOT NULL,
    email       text NOT NULL,
    country     text NOT NULL DEFAULT '',
    region      text NOT NULL DEFAULT '',
    -- first signs of the postcodes of the district
    postcodes   json NOT NULL,
    -- polygons of the district, as GeoJSON has them
    area        json,
    -- in no file any more: nobody writes to it, and what it answered stays
    former      boolean NOT NULL DEFAULT false,
    answer      text CHECK (answer IN ('yes', 'partly', 'no')),
    answered    date,
    answer_text json,
    answer_url  text,
    CHECK (num_nulls(answer, answered) IN (0, 2))
);
CREATE INDEX letter_target_action ON letter_target (action, position);

-- A mailbox that letters go to, over all actions: when it may get the next one, and since when it takes none.
CREATE TABLE letter_mailbox (
    email   text PRIMARY KEY,
    free_at timestamptz NOT NULL,
    refused date
);

-- What somebody wrote, sealed; deleted once no copy of it waits.
CREATE TABLE letter_writing (
    id           uuid PRIMARY KEY,
    action       uuid NOT NULL REFERENCES letter,
    confirmed    boolean NOT NULL DEFAULT false,
    language     text NOT NULL,
    made         date NOT NULL,
    -- whether it differs from what was suggested
    edited       boolean NOT NULL,
    token_sha256 bytea NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
    mailbox_tag  bytea NOT NULL CHECK (length(mailbox_tag) = 32),
    person_tag   bytea NOT NULL CHECK (length(person_tag) = 32),
    nonce        bytea NOT NULL CHECK (length(nonce) = 12),
    ciphertext   bytea NOT NULL
);
CREATE INDEX letter_writing_mailbox ON letter_writing (action, mailbox_tag);

-- One letter to one target. Sent ones are deleted, and counted in letter_day.
CREATE TABLE letter_copy (
    id       uuid PRIMARY KEY,
    writing  uuid NOT NULL REFERENCES letter_writing ON DELETE CASCADE,
    action   uuid NOT NULL REFERENCES letter,
    target   uuid NOT NULL REFERENCES letter_target,
    state    text NOT NULL CHECK (state IN ('unconfirmed', 'waiting', 'sending', 'unsure', 'dead')),
    attempts int NOT NULL DEFAULT 0,
    -- nothing before the first attempt, so that it tells nothing about the moment of writing
    due      timestamptz,
    UNIQUE (writing, target)
);
CREATE INDEX letter_copy_target ON letter_copy (target, state);
CREATE INDEX letter_copy_action ON letter_copy (action, state);

-- Who has written to whom already: keyed digests, no time, no order. Two people may share a mailbox.
CREATE TABLE letter_written (
    action      uuid NOT NULL REFERENCES letter,
    target      uuid NOT NULL REFERENCES letter_target,
    mailbox_tag bytea NOT NULL CHECK (length(mailbox_tag) = 32),
    place       int NOT NULL CHECK (place IN (1, 2)),
    person_tag  bytea NOT NULL CHECK (length(person_tag) = 32),
    PRIMARY KEY (target, mailbox_tag, place),
    UNIQUE (target, person_tag)
);
CREATE INDEX letter_written_action ON letter_written (action, mailbox_tag);

-- What became of letters, by day and target. Numbers only.
CREATE TABLE letter_day (
    action uuid NOT NULL REFERENCES letter,
    target uuid NOT NULL REFERENCES letter_target,
    day    date NOT NULL,
    what   text NOT NULL CHECK (what IN ('written', 'edited', 'confirmed', 'sent', 'tested', 'failed', 'returned', 'spared', 'withdrawn')),
    number bigint NOT NULL,
    PRIMARY KEY (action, target, day, what)
);

-- Which target a letter went to, for some days: it may come back. Nothing of who wrote it.
CREATE TABLE letter_gone (
    id     uuid PRIMARY KEY,
    target uuid NOT NULL REFERENCES letter_target,
    day    date NOT NULL
);
CREATE INDEX letter_gone_day ON letter_gone (day);

-- A file of representatives that somebody looks at before it counts.
CREATE TABLE letter_upload (
    action  uuid PRIMARY KEY REFERENCES letter,
    kind    text NOT NULL CHECK (kind IN ('csv', 'geojson')),
    sha256  text NOT NULL,
    content bytea NOT NULL
);
