-- Whom an organisation does not write to, whatever lists say: by the reference that its lists have for that person, and by nothing else.
CREATE TABLE suppression (
    organisation uuid NOT NULL REFERENCES organisation,
    ref          bytea NOT NULL CHECK (length(ref) = 32),
    reason       text NOT NULL CHECK (reason IN ('hard-bounce', 'complaint', 'asked')),
    day          date NOT NULL,
    PRIMARY KEY (organisation, ref)
);
SELECT wall_in('suppression');
GRANT SELECT ON suppression TO undersigned_tenant;
CREATE POLICY own ON suppression FOR SELECT TO undersigned_tenant USING (organisation = current_organisation());

-- Whom the mail of an organisation comes from: what is in force, and what an owner asked for and another one has not approved yet.
CREATE TABLE sender (
    organisation uuid NOT NULL REFERENCES organisation,
    state        text NOT NULL CHECK (state IN ('asked', 'in-force')),
    name         text NOT NULL,
    address      text NOT NULL,
    domain       text NOT NULL,
    reply_to     text NOT NULL,
    -- where mail is returned to that nobody takes; each mail adds its token
    bounces      text,
    per_minute   int NOT NULL CHECK (per_minute BETWEEN 1 AND 60000),
    -- the address of the organisation's own server, sealed under the master key
    smtp         bytea,
    -- what showed that the domain is the organisation's
    proven       text CHECK (proven IN ('records', 'operator')),
    -- what was found in the DNS when somebody looked last
    checked      json,
    checked_on   date,
    PRIMARY KEY (organisation, state),
    CHECK (state = 'in-force' OR (proven IS NULL AND checked IS NULL)),
    CHECK ((checked IS NULL) = (checked_on IS NULL))
);
SELECT wall_in('sender');

-- What mail of an organisation is signed with. A new key is used once its public half was found in the DNS; a former one stays there for what
-- is on its way.
CREATE TABLE sender_key (
    organisation uuid NOT NULL REFERENCES organisation,
    domain       text NOT NULL,
    selector     text NOT NULL,
    public_key   bytea NOT NULL,
    -- PKCS #8, sealed under the master key
    secret       bytea NOT NULL,
    state        text NOT NULL CHECK (state IN ('new', 'in-force', 'former')),
    made_on      date NOT NULL,
    PRIMARY KEY (organisation, domain, selector)
);
CREATE UNIQUE INDEX sender_key_of_state ON sender_key (organisation, domain, state) WHERE state <> 'former';
SELECT wall_in('sender_key');
