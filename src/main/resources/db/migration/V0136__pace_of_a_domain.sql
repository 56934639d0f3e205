-- When the next mail may leave in the name of a domain: providers judge by that, whichever organisations share it. What was kept by organisation
-- was a moment ahead at most.
DROP TABLE mailing_pace;
CREATE TABLE mailing_pace (
    domain  text PRIMARY KEY,
    free_at timestamptz NOT NULL
);
