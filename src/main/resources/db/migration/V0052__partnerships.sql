-- What an organisation itself said about being a partner. `partner` holds what the lead wrote, this what was agreed: pages, boxes and the
-- workspace of a campaign go by this.
CREATE TABLE partnership (
    campaign     uuid NOT NULL REFERENCES campaign,
    organisation uuid NOT NULL REFERENCES organisation,
    state        text NOT NULL CHECK (state IN ('asked', 'joined', 'declined', 'left', 'removed')),
    -- what it is, for as long as it is a partner
    role         text CHECK (role IN ('lead', 'co-host', 'supporting')),
    -- what it is asked to be, while it has not answered
    asked        text CHECK (asked IN ('lead', 'co-host', 'supporting')),
    on_paper     boolean NOT NULL,
    since        date NOT NULL,
    PRIMARY KEY (campaign, organisation),
    CHECK ((role IS NOT NULL) = (state = 'joined')),
    CHECK (asked IS NULL OR state IN ('asked', 'joined')),
    CHECK (asked IS NOT NULL OR state <> 'asked')
);
CREATE INDEX partnership_organisation ON partnership (organisation);
-- Whoever is a partner already is one on the word of whoever runs the site.
INSERT INTO partnership (campaign, organisation, state, role, on_paper, since)
SELECT campaign, organisation, 'joined', role, true, current_date FROM partner;

-- Whether it said itself that it belongs there; before that no page names it.
ALTER TABLE coalition_organisation ADD COLUMN agreed boolean NOT NULL DEFAULT false;
UPDATE coalition_organisation SET agreed = true;

-- How leads and co-hosts share responsibility for the data (GDPR article 26). A row is never changed: other parties make a new version.
CREATE TABLE arrangement (
    campaign uuid NOT NULL REFERENCES campaign,
    number   int NOT NULL CHECK (number > 0),
    dated    date NOT NULL,
    -- version of the words, which are the program's
    terms    int NOT NULL CHECK (terms > 0),
    parties  json NOT NULL,
    PRIMARY KEY (campaign, number)
);
CREATE TRIGGER arrangement_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON arrangement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TABLE arrangement_acceptance (
    campaign     uuid NOT NULL,
    number       int NOT NULL,
    organisation uuid NOT NULL REFERENCES organisation,
    dated        date NOT NULL,
    on_paper     boolean NOT NULL,
    PRIMARY KEY (campaign, number, organisation),
    FOREIGN KEY (campaign, number) REFERENCES arrangement
);
-- An organisation's approval of a petition's words and of what is said in its own name; of exactly these, by their digest.
CREATE TABLE text_acceptance (
    petition     uuid NOT NULL REFERENCES petition ON DELETE CASCADE,
    organisation uuid NOT NULL REFERENCES organisation,
    sha256       bytea NOT NULL CHECK (length(sha256) = 32),
    dated        date NOT NULL,
    on_paper     boolean NOT NULL,
    PRIMARY KEY (petition, organisation)
);
-- Who answers for a campaign together already does so on paper.
INSERT INTO arrangement (campaign, number, dated, terms, parties)
SELECT p.campaign, 1, current_date, 1,
       json_agg(json_build_object('organisation', o.slug, 'role', p.role) ORDER BY p.position)
  FROM partner p JOIN organisation o ON o.id = p.organisation
 WHERE p.role <> 'supporting' GROUP BY p.campaign HAVING count(*) > 1;
INSERT INTO arrangement_acceptance (campaign, number, organisation, dated, on_paper)
SELECT p.campaign, 1, p.organisation, current_date, true FROM partner p JOIN arrangement a ON a.campaign = p.campaign
 WHERE p.role <> 'supporting';
