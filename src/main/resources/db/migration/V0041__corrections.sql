-- A correction of a petition's text that waits for a second person. `base` is the version that it corrects.
CREATE TABLE petition_correction (
    id       uuid PRIMARY KEY,
    petition uuid NOT NULL REFERENCES petition ON DELETE CASCADE,
    base     int NOT NULL,
    title    json NOT NULL,
    ask      json NOT NULL,
    body     json NOT NULL
);
CREATE INDEX petition_correction_petition ON petition_correction (petition);
