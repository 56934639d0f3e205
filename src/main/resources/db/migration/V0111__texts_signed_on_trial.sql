-- What was signed on trial before it was stored in the workspace: the digest of its campaign file. Nothing else of it goes online from there.
CREATE TABLE petition_tried (
    petition uuid PRIMARY KEY REFERENCES petition ON DELETE CASCADE,
    digest   bytea NOT NULL CHECK (length(digest) = 32)
);
