-- A list of who comes to an event that somebody asked for. What is approved is a list with nobody in it: it is read when it is downloaded.
CREATE TABLE pledge_list (
    id           uuid PRIMARY KEY,
    action       uuid NOT NULL REFERENCES pledge_action,
    organisation uuid NOT NULL REFERENCES organisation,
    asked_by     uuid NOT NULL,
    asked_at     timestamptz NOT NULL,
    state        text NOT NULL CHECK (state IN ('asked', 'approved', 'refused', 'taken')),
    decided_at   timestamptz,
    CHECK ((state = 'asked') = (decided_at IS NULL))
);
CREATE UNIQUE INDEX pledge_list_asked ON pledge_list (action) WHERE state = 'asked';
CREATE INDEX pledge_list_latest ON pledge_list (action, asked_at);
SELECT wall_in('pledge_list');
