-- Called once a backup is back: what would mail many people, and may have done so since the backup, waits until somebody has looked.
CREATE FUNCTION after_restore() RETURNS void LANGUAGE sql AS $$
    UPDATE mailing SET state = 'draft', tested = false WHERE state = 'scheduled';
    UPDATE mailing SET state = 'paused' WHERE state = 'running';
    WITH unsure AS (UPDATE mailing_mail SET state = 'unsure', taken_until = NULL WHERE state IN ('held', 'waiting', 'taken')
                    RETURNING mailing, subject)
    INSERT INTO mailing_count AS c (mailing, subject, what, number)
    SELECT mailing, subject, 'unsure', count(*) FROM unsure GROUP BY mailing, subject
    ON CONFLICT (mailing, subject, what) DO UPDATE SET number = c.number + excluded.number;
$$;
