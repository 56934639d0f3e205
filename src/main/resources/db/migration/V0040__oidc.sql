-- Who signs in by what a provider of identities says: its name for a person, and nothing else of theirs.
CREATE TABLE staff_oidc_link (
    person  uuid PRIMARY KEY REFERENCES staff_person ON DELETE CASCADE,
    issuer  text NOT NULL,
    subject text NOT NULL,
    UNIQUE (issuer, subject)
);

-- One way to the provider and back. Digests of what names it and of what the browser holds; used means gone. `person` for one who links
-- their account, nobody for one who signs in.
CREATE TABLE staff_oidc_flow (
    state      bytea PRIMARY KEY,
    browser    bytea NOT NULL,
    nonce      text NOT NULL,
    verifier   text NOT NULL,
    person     uuid REFERENCES staff_person ON DELETE CASCADE,
    next       text NOT NULL,
    language   text NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX staff_oidc_flow_expires ON staff_oidc_flow (expires_at);
