-- Between whom a campaign splits a joint gift: organisations by slug with their shares, in order; none if it does not. json, for the order counts.
ALTER TABLE campaign ADD COLUMN gifts json NOT NULL DEFAULT '[]';
