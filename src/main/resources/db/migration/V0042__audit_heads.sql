-- Where the audit log stood at the end of a day (UTC), as a signed note that was published.
CREATE TABLE audit_head (
    day  date PRIMARY KEY,
    size bigint NOT NULL CHECK (size >= 0),
    hash bytea NOT NULL CHECK (length(hash) = 32),
    note bytea NOT NULL
);
CREATE TRIGGER audit_head_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE INDEX audit_entry_at ON audit_entry (at);
