-- A mail of one organisation to many people: its own supporters, or those who want mail about a petition that it leads.
CREATE TABLE mailing (
    id            uuid PRIMARY KEY,
    organisation  uuid NOT NULL REFERENCES organisation,
    audience      text NOT NULL CHECK (audience IN ('supporters', 'updates')),
    -- whose list it is
    petition      uuid REFERENCES petition,
    -- the petition that the mail asks to read and to sign, if it asks for one
    asks          uuid REFERENCES petition,
    segment       json NOT NULL,
    -- by language; the first one stands in for languages that are missing
    subject       json NOT NULL,
    other_subject json,
    body          json NOT NULL,
    -- of how many in a hundred the two subjects are tried on
    tried_on      smallint NOT NULL CHECK (tried_on BETWEEN 1 AND 100),
    -- wall-clock time, of each reader's country or of UTC; null is at once
    starts        timestamp,
    local_time    boolean NOT NULL,
    -- what links of this mailing are told apart by, with the subject behind it
    code          text NOT NULL UNIQUE CHECK (code ~ '^mail-[a-z0-9]{8}$'),
    -- the subject that the others got after both were tried
    chosen        text CHECK (chosen IN ('a', 'b')),
    state         text NOT NULL CHECK (state IN ('draft', 'scheduled', 'running', 'paused', 'done', 'cancelled')),
    -- whether its present words were sent to somebody who works here
    tested        boolean NOT NULL DEFAULT false,
    made_on       date NOT NULL,
    begun_at      timestamptz,
    ended_on      date,
    CHECK ((audience = 'updates') = (petition IS NOT NULL))
);
SELECT wall_in('mailing');
CREATE INDEX mailing_of ON mailing (organisation, made_on);
CREATE INDEX mailing_under_way ON mailing (state) WHERE state IN ('scheduled', 'running');

-- One mail of a mailing. The unique key is what makes it one for each person, whatever is started again. It is gone with the signature, or
-- forty days after the mailing.
CREATE TABLE mailing_mail (
    id           uuid PRIMARY KEY,
    mailing      uuid NOT NULL REFERENCES mailing,
    organisation uuid NOT NULL REFERENCES organisation,
    signature    uuid NOT NULL REFERENCES signature ON DELETE CASCADE,
    -- the organisation's own reference of the person, or the id of the signature
    person       bytea NOT NULL,
    -- what its person is in the organisation's lists, from before it leaves on
    ref          bytea CHECK (length(ref) = 32),
    subject      text NOT NULL CHECK (subject IN ('a', 'b', 'rest')),
    due          timestamptz NOT NULL,
    state        text NOT NULL CHECK (state IN ('held', 'waiting', 'taken', 'sent', 'unsure', 'failed', 'gone')),
    attempts     smallint NOT NULL DEFAULT 0,
    taken_until  timestamptz,
    -- what a mail server answered last
    status       smallint,
    -- what was heard of it: each is counted once
    heard        text[] NOT NULL DEFAULT '{}',
    UNIQUE (mailing, person)
);
SELECT wall_in('mailing_mail');
CREATE INDEX mailing_mail_due ON mailing_mail (mailing, due) WHERE state = 'waiting';
CREATE INDEX mailing_mail_taken ON mailing_mail (taken_until) WHERE state = 'taken';
CREATE INDEX mailing_mail_open ON mailing_mail (mailing) WHERE state IN ('held', 'waiting', 'taken');
CREATE INDEX mailing_mail_signature ON mailing_mail (signature);

-- What came of the mails with one subject; it outlives them.
CREATE TABLE mailing_count (
    mailing uuid NOT NULL REFERENCES mailing,
    subject text NOT NULL CHECK (subject IN ('a', 'b', 'rest')),
    what    text NOT NULL CHECK (what IN ('people', 'sent', 'unsure', 'failed', 'gone', 'hard', 'soft', 'complaint', 'left')),
    number  bigint NOT NULL,
    PRIMARY KEY (mailing, subject, what)
);

-- Who had a mail of an organisation before: the first one says more.
CREATE TABLE mailing_greeted (
    organisation uuid NOT NULL REFERENCES organisation,
    ref          bytea NOT NULL CHECK (length(ref) = 32),
    PRIMARY KEY (organisation, ref)
);
SELECT wall_in('mailing_greeted');

-- When the next mail may leave under an organisation's name.
CREATE TABLE mailing_pace (
    organisation uuid PRIMARY KEY REFERENCES organisation,
    free_at      timestamptz NOT NULL
);
SELECT wall_in('mailing_pace');
