-- The day that a context was made on, so that one which nobody uses can be told from one which nobody has used yet.
ALTER TABLE sealing_context ADD COLUMN made_on date NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')::date;
ALTER TABLE sealing_context ALTER COLUMN made_on DROP DEFAULT;
