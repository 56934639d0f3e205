-- When a petition goes online, if it is not as soon as a second person approves it.
CREATE TABLE petition_launch (
    petition uuid PRIMARY KEY REFERENCES petition ON DELETE CASCADE,
    at       timestamptz NOT NULL,
    asked_by uuid NOT NULL,
    approved boolean NOT NULL DEFAULT false
);
