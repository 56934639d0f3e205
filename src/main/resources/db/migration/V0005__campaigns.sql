CREATE TABLE coalition (
    id    uuid PRIMARY KEY,
    slug  text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,64}$'),
    name  json NOT NULL,
    about json NOT NULL
);
CREATE TABLE coalition_organisation (
    coalition    uuid NOT NULL REFERENCES coalition,
    organisation uuid NOT NULL REFERENCES organisation,
    position     int NOT NULL,
    PRIMARY KEY (coalition, organisation)
);
CREATE TABLE campaign (
    id           uuid PRIMARY KEY,
    slug         text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,64}$'),
    coalition    uuid NOT NULL REFERENCES coalition,
    title        json NOT NULL,
    colour       text CHECK (colour ~ '^#[0-9a-f]{6}$'),
    sample       boolean NOT NULL,
    categories   json NOT NULL,
    hashtags     json NOT NULL,
    links        json NOT NULL,
    next_actions json NOT NULL
);
CREATE TABLE partner (
    campaign     uuid NOT NULL REFERENCES campaign,
    organisation uuid NOT NULL REFERENCES organisation,
    role         text NOT NULL CHECK (role IN ('lead', 'co-host', 'supporting')),
    position     int NOT NULL,
    PRIMARY KEY (campaign, organisation)
);
CREATE TABLE target (
    campaign    uuid NOT NULL REFERENCES campaign,
    position    int NOT NULL,
    name        json NOT NULL,
    office      json NOT NULL,
    institution json NOT NULL,
    email       text,
    PRIMARY KEY (campaign, position)
);
CREATE TABLE statement (
    id       uuid PRIMARY KEY,
    slug     text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,64}$'),
    campaign uuid NOT NULL UNIQUE REFERENCES campaign
);
CREATE TABLE statement_version (
    statement uuid NOT NULL REFERENCES statement,
    number    int NOT NULL CHECK (number > 0),
    dated     date NOT NULL,
    text      json NOT NULL,
    PRIMARY KEY (statement, number)
);
-- A sign-on approves one version, by a named person; approval never moves to a later version by itself.
CREATE TABLE sign_on (
    statement    uuid NOT NULL,
    position     int NOT NULL,
    version      int NOT NULL,
    organisation uuid NOT NULL REFERENCES organisation,
    person       text NOT NULL,
    office       json NOT NULL,
    dated        date NOT NULL,
    PRIMARY KEY (statement, version, organisation),
    FOREIGN KEY (statement, version) REFERENCES statement_version
);
CREATE TABLE quote (
    statement    uuid NOT NULL REFERENCES statement,
    position     int NOT NULL,
    name         text NOT NULL,
    office       json NOT NULL,
    organisation uuid NOT NULL REFERENCES organisation,
    text         json NOT NULL,
    PRIMARY KEY (statement, position)
);
CREATE TABLE announcement (
    id           uuid PRIMARY KEY,
    slug         text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,64}$'),
    campaign     uuid NOT NULL REFERENCES campaign,
    organisation uuid NOT NULL REFERENCES organisation,
    dated        date NOT NULL,
    title        json NOT NULL,
    body         json NOT NULL,
    calls        json NOT NULL,
    position     int NOT NULL
);
-- What earlier features may show of anything people can be asked to do. `published` is written by whoever counts, never by a request.
CREATE TABLE action (
    id           uuid PRIMARY KEY,
    campaign     uuid NOT NULL REFERENCES campaign,
    position     int NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('petition', 'letter', 'call', 'share', 'donate', 'pledge')),
    slug         text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,64}$'),
    title        json NOT NULL,
    state        text NOT NULL CHECK (state IN ('draft', 'review', 'open', 'closed', 'delivered', 'answered', 'won', 'archived')),
    published    bigint NOT NULL DEFAULT 0 CHECK (published >= 0),
    published_at timestamptz NOT NULL DEFAULT now()
);
