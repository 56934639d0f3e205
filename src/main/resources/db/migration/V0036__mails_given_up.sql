-- The workspace asks whether any mail was given up; without this it would read every mail that is still owed.
CREATE INDEX outbox_dead ON outbox (due) WHERE state = 'dead';
