-- A sign-on that the organisation itself gave, or took back: a campaign file that is loaded later neither changes nor removes it.
ALTER TABLE sign_on
    ADD COLUMN own boolean NOT NULL DEFAULT false,
    ADD COLUMN withdrawn date,
    ADD CHECK (own OR withdrawn IS NULL);

-- Words in the name of an organisation that is no partner of the campaign: a quote, or a sign-on that others wrote. Shown once it, or
-- whoever runs the site on its word, approved exactly these, by their digest.
CREATE TABLE said_approval (
    statement    uuid NOT NULL REFERENCES statement,
    organisation uuid NOT NULL REFERENCES organisation,
    sha256       bytea NOT NULL CHECK (length(sha256) = 32),
    dated        date NOT NULL,
    on_paper     boolean NOT NULL,
    PRIMARY KEY (statement, organisation, sha256)
);
-- What stands there already does so on the word of whoever runs the site.
INSERT INTO said_approval (statement, organisation, sha256, dated, on_paper)
SELECT statement, organisation, sha256(convert_to(E'quote\n' || name || E'\n' || office || E'\n' || text, 'UTF8')), current_date, true
  FROM quote
 UNION
SELECT s.statement, s.organisation,
       sha256(convert_to(E'sign-on\n' || s.version || E'\n' || s.person || E'\n' || s.office || E'\n' || v.text, 'UTF8')), current_date, true
  FROM sign_on s JOIN statement_version v ON v.statement = s.statement AND v.number = s.version;

-- An organisation asks by the public form to sign on. Who asks for it is sealed; after an approval, name and office stand in sign_on.
CREATE TABLE sign_on_request (
    id             uuid PRIMARY KEY,
    statement      uuid NOT NULL REFERENCES statement,
    version        int NOT NULL,
    -- of the wording that is approved
    sha256         bytea NOT NULL CHECK (length(sha256) = 32),
    state          text NOT NULL CHECK (state IN ('unconfirmed', 'waiting', 'approved', 'refused', 'withdrawn')),
    language       text NOT NULL,
    name           text NOT NULL,
    -- the name without what can be typed in several ways
    folded         text NOT NULL,
    kind           text NOT NULL,
    url            text NOT NULL,
    postal_address text NOT NULL,
    -- host of the website, without www
    domain         text NOT NULL,
    -- what the mailbox proves: it is in that domain, in another one, or at a provider that anybody can have one at
    mailbox        text NOT NULL CHECK (mailbox IN ('own', 'other', 'shared')),
    -- finds a mailbox within one statement; nothing once the mailbox is deleted
    mailbox_tag    bytea,
    -- person, office and mailbox; nothing once they are deleted
    nonce          bytea CHECK (length(nonce) = 12),
    ciphertext     bytea,
    document_kind  text CHECK (document_kind IN ('pdf', 'jpg')),
    document_nonce bytea CHECK (length(document_nonce) = 12),
    document       bytea,
    -- organisations here that said that this is not it
    disowned_by    uuid[] NOT NULL DEFAULT '{}',
    -- the organisation here that it became
    organisation   uuid REFERENCES organisation,
    made           date NOT NULL,
    confirmed      date,
    decided        date,
    reason         text,
    CHECK (num_nulls(nonce, ciphertext) IN (0, 2)),
    CHECK (num_nulls(document_kind, document_nonce, document) IN (0, 3)),
    CHECK ((state = 'approved') <= (organisation IS NOT NULL))
);
CREATE INDEX sign_on_request_statement ON sign_on_request (statement, state);
CREATE INDEX sign_on_request_domain ON sign_on_request (domain);
-- It is compressed already.
ALTER TABLE sign_on_request ALTER COLUMN document SET STORAGE EXTERNAL;

CREATE TABLE sign_on_link (
    token_sha256 bytea PRIMARY KEY CHECK (length(token_sha256) = 32),
    request      uuid NOT NULL REFERENCES sign_on_request ON DELETE CASCADE,
    -- none: good for as long as the request waits and the sign-on stands
    expires      timestamptz
);
CREATE INDEX sign_on_link_request ON sign_on_link (request);

-- Whom a new version was shown to: each organisation is asked once for each version.
CREATE TABLE sign_on_asked (
    statement    uuid NOT NULL REFERENCES statement,
    organisation uuid NOT NULL REFERENCES organisation,
    version      int NOT NULL,
    PRIMARY KEY (statement, organisation, version)
);
-- Nobody is asked for versions from before there was this table.
INSERT INTO sign_on_asked (statement, organisation, version)
SELECT DISTINCT s.statement, s.organisation, v.number
  FROM sign_on s JOIN (SELECT statement, max(number) AS number FROM statement_version GROUP BY statement) v USING (statement);

SELECT wall_in('said_approval'), wall_in('sign_on_request'), wall_in('sign_on_asked');
