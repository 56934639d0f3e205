-- How many signed a petition on each day, and from where: numbers about groups, kept when the signatures themselves are gone.
CREATE TABLE figure (
    petition uuid NOT NULL REFERENCES petition,
    day      date NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('sent', 'confirmed', 'country', 'language', 'source')),
    -- '' for sent and confirmed, and for a source that nobody named
    name     text NOT NULL,
    number   bigint NOT NULL CHECK (number >= 0),
    PRIMARY KEY (petition, kind, day, name)
);
CREATE TABLE figures_counted (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    at       timestamptz NOT NULL,
    -- the day on which every day was counted anew
    whole_on date NOT NULL
);
-- Rows lie about in the order of their days, so a few bytes for each megabyte find the latest; writing one costs nothing.
CREATE INDEX signature_by_day ON signature USING brin (day) WITH (pages_per_range = 32, autosummarize = on);
