CREATE TABLE petition (
    id                 uuid PRIMARY KEY REFERENCES action,
    opens              date NOT NULL,
    closes             date CHECK (closes >= opens),
    goals              json NOT NULL,
    fields             json NOT NULL,
    special_category   boolean NOT NULL,
    profile            text NOT NULL CHECK (profile IN ('standard', 'high-risk')),
    -- the key that tags are made with, wrapped under the master key; destroyed when the petition is retired
    key_id             text NOT NULL REFERENCES master_key,
    wrapped_key        bytea NOT NULL,
    -- how it became public: NULL while a draft, else the words shown on the page and kept in the audit log
    accepted_on_paper  boolean NOT NULL DEFAULT false
);
CREATE TABLE petition_version (
    petition uuid NOT NULL REFERENCES petition,
    number   int NOT NULL CHECK (number > 0),
    dated    date NOT NULL,
    title    json NOT NULL,
    ask      json NOT NULL,
    body     json NOT NULL,
    sha256   bytea NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (petition, number)
);
-- What the public timeline shows beside the petition's own dates: goals reached, and by whom it was opened.
CREATE TABLE petition_event (
    petition uuid NOT NULL REFERENCES petition,
    number   int NOT NULL,
    dated    date NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('opened', 'goal')),
    goal     int,
    PRIMARY KEY (petition, number),
    UNIQUE NULLS NOT DISTINCT (petition, kind, goal)
);
