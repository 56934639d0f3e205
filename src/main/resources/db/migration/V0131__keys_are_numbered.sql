-- Counts the keys of a recipient; its mark holds it, and whether the key is in force. 0 in rows from before this migration, and in those that
-- were over then. A row without a mark is refused.
ALTER TABLE recipient_key ADD COLUMN number bigint NOT NULL DEFAULT 0;
-- Whether the start after this migration has given those of before their numbers and marks. On the root alone, which stays for ever.
ALTER TABLE master_key ADD COLUMN keys_numbered boolean NOT NULL DEFAULT false;
