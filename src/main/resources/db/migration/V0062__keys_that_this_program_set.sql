-- HMAC-SHA-256 under a key derived from the master key, over recipient and public key: who can only write to this table cannot make one.
-- Null in rows of before this migration: those whose private half is here prove themselves by opening.
ALTER TABLE recipient_key ADD COLUMN mac bytea CHECK (length(mac) = 32);
