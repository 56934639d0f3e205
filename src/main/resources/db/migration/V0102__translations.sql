-- The interface's words as volunteers translate them. They are the site's and nobody's in particular: no organisation, no campaign, nobody
-- who signs.

-- Languages that somebody began and that have no files yet. Those that have files are not here.
CREATE TABLE translation_language (
    tag   text PRIMARY KEY,
    begun date NOT NULL
);

-- What somebody proposes and nobody has decided about. `english` is what it was a translation of: if that has changed, it is one of
-- something else. One from each person for each text; of whom is not known, there may be several.
CREATE TABLE translation_suggestion (
    id       uuid PRIMARY KEY,
    language text NOT NULL,
    key      text NOT NULL,
    words    text NOT NULL,
    english  text NOT NULL,
    person   uuid REFERENCES staff_person ON DELETE SET NULL,
    at       timestamptz NOT NULL,
    UNIQUE (language, key, person)
);
CREATE INDEX translation_suggestion_person ON translation_suggestion (person);

-- What was accepted, and is said in the place of the file's words. Who suggested it and who accepted it, the audit log knows.
CREATE TABLE translation (
    language text NOT NULL,
    key      text NOT NULL,
    words    text NOT NULL,
    english  text NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (language, key)
);
