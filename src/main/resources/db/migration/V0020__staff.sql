-- People who work here. Name and address are sealed under a key of the installation; `tag` finds the person of an address that
-- somebody types, by a keyed digest. Nothing here is about people who sign.
CREATE TABLE staff_person (
    id        uuid PRIMARY KEY,
    tag       bytea NOT NULL UNIQUE,
    nonce     bytea NOT NULL,
    sealed    bytea NOT NULL,
    key_id    text NOT NULL,
    operator  boolean NOT NULL DEFAULT false,
    language  text NOT NULL
);

CREATE TABLE staff_member (
    organisation uuid NOT NULL REFERENCES organisation,
    person       uuid NOT NULL REFERENCES staff_person ON DELETE CASCADE,
    role         text NOT NULL CHECK (role IN ('owner', 'campaigner', 'moderator', 'viewer')),
    PRIMARY KEY (organisation, person)
);
CREATE INDEX staff_member_person ON staff_member (person);

-- `organisation` and `role` for a member, neither for an operator; `person` if it gives a person a new second factor instead.
-- Used means gone: a link works once.
CREATE TABLE staff_invitation (
    id           uuid PRIMARY KEY,
    hash         bytea NOT NULL UNIQUE,
    tag          bytea NOT NULL,
    nonce        bytea NOT NULL,
    sealed       bytea NOT NULL,
    organisation uuid REFERENCES organisation,
    role         text CHECK (role IN ('owner', 'campaigner', 'moderator', 'viewer')),
    person       uuid REFERENCES staff_person ON DELETE CASCADE,
    expires_at   timestamptz NOT NULL,
    CHECK ((organisation IS NULL) = (role IS NULL)),
    CHECK (person IS NULL OR organisation IS NULL)
);
CREATE INDEX staff_invitation_tag ON staff_invitation (tag);
CREATE INDEX staff_invitation_organisation ON staff_invitation (organisation);

-- Argon2id with its parameters, as a PHC string.
CREATE TABLE staff_password (
    person uuid PRIMARY KEY REFERENCES staff_person ON DELETE CASCADE,
    phc    text NOT NULL
);

-- `last_step` only rises, so that a code works once.
CREATE TABLE staff_totp (
    person    uuid PRIMARY KEY REFERENCES staff_person ON DELETE CASCADE,
    nonce     bytea NOT NULL,
    sealed    bytea NOT NULL,
    last_step bigint NOT NULL
);

-- Used means gone.
CREATE TABLE staff_recovery_code (
    person uuid NOT NULL REFERENCES staff_person ON DELETE CASCADE,
    hash   bytea NOT NULL,
    PRIMARY KEY (person, hash)
);

-- Only the SHA-256 of what the browser holds. A session that is not `complete` has passed the password alone: it may do nothing but
-- type a second factor.
CREATE TABLE staff_session (
    id       uuid PRIMARY KEY,
    hash     bytea NOT NULL UNIQUE,
    person   uuid NOT NULL REFERENCES staff_person ON DELETE CASCADE,
    complete boolean NOT NULL,
    how      text NOT NULL,
    browser  text NOT NULL,
    made_at  timestamptz NOT NULL,
    seen_at  timestamptz NOT NULL,
    tries    int NOT NULL DEFAULT 0
);
CREATE INDEX staff_session_person ON staff_session (person);
