-- Commands ask too: `asked_by` is nothing for the operator at the command line.
ALTER TABLE staff_approval ALTER COLUMN asked_by DROP NOT NULL;
-- When the command that had asked took note of the decision: an approval counts once.
ALTER TABLE staff_approval ADD COLUMN taken_at timestamptz;
