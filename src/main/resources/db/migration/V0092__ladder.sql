-- What people are asked after signing: a list of rules, the first that applies counts; none for the usual steps.
ALTER TABLE petition ADD COLUMN ladder json NOT NULL DEFAULT '[]';

-- What became of the steps, in numbers about nobody. Counted in memory and added once a minute, so that no request waits for a row.
CREATE TABLE ladder_day (
    petition uuid NOT NULL REFERENCES petition,
    day      date NOT NULL,
    step     text NOT NULL,
    shown    bigint NOT NULL DEFAULT 0,
    done     bigint NOT NULL DEFAULT 0,
    skipped  bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (petition, day, step)
);
