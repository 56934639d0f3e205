-- Every step in the life of a petition is on its timeline, with a sentence for the public. A petition may be closed and opened again.
ALTER TABLE petition_event DROP CONSTRAINT petition_event_kind_check;
ALTER TABLE petition_event ADD CHECK
    (kind IN ('opened', 'goal', 'closed', 'reopened', 'delivered', 'answered', 'won', 'archived'));
ALTER TABLE petition_event DROP CONSTRAINT petition_event_petition_kind_goal_key;
CREATE UNIQUE INDEX petition_event_once ON petition_event (petition, kind, goal) NULLS NOT DISTINCT WHERE kind IN ('opened', 'goal');
ALTER TABLE petition_event ADD COLUMN note text CHECK (length(note) BETWEEN 1 AND 500);
ALTER TABLE petition_event ADD COLUMN note_language text;
ALTER TABLE petition_event ADD CHECK (num_nulls(note, note_language) IN (0, 2));
