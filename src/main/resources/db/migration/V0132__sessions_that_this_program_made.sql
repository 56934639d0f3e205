-- HMAC-SHA-256 under a key derived from the master key, over token, id, person and completeness: who can only write to this table cannot make
-- one. Those of before have none, so everybody signs in again.
DELETE FROM staff_session;
ALTER TABLE staff_session ADD COLUMN mac bytea NOT NULL CHECK (length(mac) = 32);
