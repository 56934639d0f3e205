-- A petition was handed to one of its targets. Everything here is public but the digest of the link for the target's office.
CREATE TABLE delivery (
    id              uuid PRIMARY KEY,
    petition        uuid NOT NULL REFERENCES petition,
    target          int NOT NULL,
    handed_on       date NOT NULL,
    way             text NOT NULL CHECK (way IN ('in-person', 'post', 'mail', 'other')),
    place           text NOT NULL CHECK (length(place) <= 200),
    by_whom         text NOT NULL CHECK (length(by_whom) BETWEEN 1 AND 200),
    language        text NOT NULL,
    signatures      bigint NOT NULL CHECK (signatures >= 0),
    manifest        bytea,
    link_hash       bytea UNIQUE CHECK (length(link_hash) = 32),
    acknowledged_on date,
    photo           bytea,
    photo_text      text CHECK (length(photo_text) BETWEEN 1 AND 300),
    response        text CHECK (response IN ('yes', 'partly', 'no')),
    responded_on    date,
    responded_at    timestamptz,
    response_text   text CHECK (length(response_text) BETWEEN 1 AND 2000),
    response_url    text CHECK (length(response_url) <= 500),
    CHECK (num_nulls(photo, photo_text) IN (0, 2)),
    CHECK (num_nulls(response, responded_on, responded_at, response_text) IN (0, 4))
);
CREATE INDEX delivery_petition ON delivery (petition, handed_on);
