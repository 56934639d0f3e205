-- A picture of a sheet, beside its rows while they are typed in and checked; drawn anew and sealed. Gone some days after.
CREATE TABLE paper_scan (
    sheet        bigint PRIMARY KEY REFERENCES paper_sheet,
    petition     uuid NOT NULL REFERENCES petition,
    organisation uuid NOT NULL REFERENCES organisation,
    nonce        bytea NOT NULL CHECK (length(nonce) = 12),
    ciphertext   bytea NOT NULL,
    gone_on      date NOT NULL,
    seen_by      uuid[] NOT NULL -- who added it or opened it: each of that is in the audit log
);
SELECT wall_in('paper_scan');

-- A file between its trial and its import: sealed, for an hour at most.
CREATE TABLE paper_file (
    id           uuid PRIMARY KEY,
    petition     uuid NOT NULL REFERENCES petition,
    organisation uuid NOT NULL REFERENCES organisation,
    person       uuid NOT NULL,
    sha256       bytea NOT NULL CHECK (length(sha256) = 32),
    columns      text[] NOT NULL, -- what stands in each of its columns, as somebody said; empty for what is left out
    nonce        bytea NOT NULL CHECK (length(nonce) = 12),
    ciphertext   bytea NOT NULL,
    until        timestamptz NOT NULL
);
SELECT wall_in('paper_file');
