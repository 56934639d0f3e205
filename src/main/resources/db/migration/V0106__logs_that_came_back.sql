-- A log that came back with a backup may be behind what was published. Nothing is signed in it until somebody has seen to that.
ALTER TABLE log_head ADD COLUMN restored boolean NOT NULL DEFAULT false;

-- Called once a backup is back. What would mail many people, and may have done so since the backup, waits until somebody has looked; so do
-- the logs, but for those of drafts, in which nobody could sign, and of retired petitions, which grow no more.
CREATE OR REPLACE FUNCTION after_restore() RETURNS void LANGUAGE sql AS $$
    UPDATE mailing SET state = 'draft', tested = false WHERE state = 'scheduled';
    UPDATE mailing SET state = 'paused' WHERE state = 'running';
    WITH unsure AS (UPDATE mailing_mail SET state = 'unsure', taken_until = NULL WHERE state IN ('held', 'waiting', 'taken')
                    RETURNING mailing, subject)
    INSERT INTO mailing_count AS c (mailing, subject, what, number)
    SELECT mailing, subject, 'unsure', count(*) FROM unsure GROUP BY mailing, subject
    ON CONFLICT (mailing, subject, what) DO UPDATE SET number = c.number + excluded.number;
    UPDATE log_head h SET restored = true
      FROM petition p JOIN action a ON a.id = p.id
     WHERE p.id = h.petition AND p.retired_on IS NULL
       AND (a.state NOT IN ('draft', 'review') OR EXISTS (SELECT 1 FROM log_head g WHERE g.petition = h.petition AND g.size > 0));
$$;

-- A backup from before this version came back a moment ago, and what it had of this function knew nothing of logs.
DO $$
BEGIN
    IF obj_description('flyway_schema_history'::regclass, 'pg_class') = 'restored' THEN
        PERFORM after_restore();
        COMMENT ON TABLE flyway_schema_history IS NULL;
    END IF;
END $$;
