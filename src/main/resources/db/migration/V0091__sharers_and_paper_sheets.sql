-- Petitions whose page of people who brought others is switched on.
CREATE TABLE sharers_page (
    petition uuid PRIMARY KEY REFERENCES petition
);

-- Who asked to be on that page. The name that is shown is a sealed row; the number is counted once a minute. Goes with the signature.
CREATE TABLE sharer (
    signature uuid PRIMARY KEY REFERENCES signature ON DELETE CASCADE,
    brought   int NOT NULL DEFAULT 0 CHECK (brought >= 0),
    hidden    boolean NOT NULL DEFAULT false -- by staff
);

-- Sheets of paper that were printed to be signed, each with a number of its own; about nobody. The digest says which words stood on it.
CREATE TABLE paper_sheet (
    number       bigint PRIMARY KEY CHECK (number BETWEEN 10000000 AND 99999999),
    batch        uuid NOT NULL,
    petition     uuid NOT NULL,
    version      int NOT NULL,
    text_sha256  bytea NOT NULL CHECK (length(text_sha256) = 32),
    language     text NOT NULL,
    organisation uuid REFERENCES organisation, -- whose box stands first; nobody's if null
    made_on      date NOT NULL,
    FOREIGN KEY (petition, version) REFERENCES petition_version
);
CREATE INDEX paper_sheet_batch ON paper_sheet (petition, batch);
SELECT wall_in('paper_sheet');
