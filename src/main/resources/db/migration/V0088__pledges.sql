-- What an action of the kind pledge says of itself: something to promise, or an event to come to.
CREATE TABLE pledge_action (
    id           uuid PRIMARY KEY REFERENCES action,
    kind         text NOT NULL CHECK (kind IN ('promise', 'event')),
    about        json NOT NULL,
    -- the lead that holds it, and sees who comes
    organisation uuid NOT NULL REFERENCES organisation,
    place        json,
    address      text,
    online       text,
    -- as clocks show it there
    starts       timestamp,
    ends         timestamp,
    zone         text,
    -- the same moments, wherever one is
    starts_at    timestamptz,
    ends_at      timestamptz,
    capacity     int CHECK (capacity > 0),
    -- how often something changed that people have to know who come
    sequence     int NOT NULL DEFAULT 0,
    changed      timestamptz NOT NULL,
    cancelled    date,
    -- since when nobody promises any more, as a job found it: everything about people goes 30 days later
    over_on      date,
    erased       date,
    CHECK (CASE kind WHEN 'event' THEN num_nulls(starts, ends, zone, starts_at, ends_at) = 0 AND num_nonnulls(place, online) > 0 AND starts_at < ends_at
                     ELSE num_nonnulls(place, address, online, starts, ends, zone, starts_at, ends_at, capacity, cancelled) = 0 END)
);
-- Somebody promised, or comes. Name and address are sealed.
CREATE TABLE pledge (
    id          uuid PRIMARY KEY,
    action      uuid NOT NULL REFERENCES pledge_action,
    state       text NOT NULL CHECK (state IN ('unconfirmed', 'confirmed')),
    language    text NOT NULL,
    people      int NOT NULL CHECK (people BETWEEN 1 AND 5),
    -- the day on which the form came
    made        date NOT NULL,
    -- finds a mailbox, and a person behind it, within one action
    mailbox_tag bytea NOT NULL,
    tag         bytea NOT NULL,
    nonce       bytea NOT NULL CHECK (length(nonce) = 12),
    ciphertext  bytea NOT NULL,
    -- the last change that they were told of
    told        int NOT NULL,
    reminded    boolean NOT NULL DEFAULT false,
    UNIQUE (action, tag)
);
CREATE INDEX pledge_mailbox ON pledge (action, mailbox_tag);
CREATE TABLE pledge_link (
    token_sha256 bytea PRIMARY KEY CHECK (length(token_sha256) = 32),
    pledge       uuid NOT NULL REFERENCES pledge ON DELETE CASCADE
);
CREATE INDEX pledge_link_pledge ON pledge_link (pledge);
SELECT wall_in('pledge_action');
CREATE INDEX pledge_confirmed ON pledge (action) INCLUDE (people) WHERE state = 'confirmed';
