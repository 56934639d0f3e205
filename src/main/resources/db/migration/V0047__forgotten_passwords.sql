-- A mailed link by which somebody chooses a new password. SHA-256 of the token only; one for each person.
CREATE TABLE staff_password_link (
    person     uuid PRIMARY KEY REFERENCES staff_person ON DELETE CASCADE,
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    expires_at timestamptz NOT NULL
);
