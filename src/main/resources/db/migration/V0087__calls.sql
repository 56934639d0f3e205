-- What an action of the kind call says of itself. Offices are a list: whom to call, by which number, where.
CREATE TABLE call_action (
    id      uuid PRIMARY KEY REFERENCES action,
    about   json NOT NULL,
    script  json NOT NULL,
    expect  json,
    opens   date,
    closes  date,
    offices json NOT NULL,
    CHECK (opens <= closes)
);
-- One call, as whoever made it says. Nothing about them: the id came with the form, so that a form that is sent twice counts once. No request
-- raises a counter that another one waits for; a job counts.
CREATE TABLE call_report (
    id      uuid PRIMARY KEY,
    action  uuid NOT NULL REFERENCES call_action,
    office  text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('reached', 'message', 'no-answer', 'other')),
    day     date NOT NULL
);
CREATE INDEX call_report_action ON call_report (action, day);
