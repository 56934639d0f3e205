-- Which mailbox a letter went to: its target may have another address when it comes back. It is an office's, and nothing of who wrote.
ALTER TABLE letter_gone ADD COLUMN mailbox text;
UPDATE letter_gone g SET mailbox = lower(t.email) FROM letter_target t WHERE t.id = g.target;
ALTER TABLE letter_gone ALTER COLUMN mailbox SET NOT NULL;

-- What the campaign said where somebody entered another address for letters: that one holds until the campaign says another.
ALTER TABLE letter_target ADD COLUMN replaced text;
