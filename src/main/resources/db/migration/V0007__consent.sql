-- The wording a person saw beside a box. A changed wording is a new version; rows are never changed.
CREATE TABLE notice (
    id           uuid PRIMARY KEY,
    organisation uuid NOT NULL REFERENCES organisation,
    purpose      text NOT NULL CHECK (purpose IN ('news')),
    channel      text NOT NULL CHECK (channel IN ('email')),
    language     text NOT NULL,
    version      int NOT NULL CHECK (version > 0),
    text         text NOT NULL,
    sha256       bytea NOT NULL CHECK (length(sha256) = 32),
    UNIQUE (organisation, purpose, channel, language, version)
);
CREATE TRIGGER notice_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON notice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
