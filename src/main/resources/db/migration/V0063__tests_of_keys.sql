-- Whether an organisation can open what is sealed to a key: a sample with a code goes out, and who sends the code back has opened it.
CREATE TABLE organisation_key_test (
    id           uuid PRIMARY KEY,
    organisation uuid NOT NULL REFERENCES organisation,
    public_key   bytea NOT NULL CHECK (length(public_key) = 32),
    digest       bytea NOT NULL CHECK (length(digest) = 32),
    begun_at     timestamptz NOT NULL,
    passed_on    date
);
CREATE INDEX organisation_key_test_organisation ON organisation_key_test (organisation);
SELECT wall_in('organisation_key_test');
