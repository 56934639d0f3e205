-- What the copy of a campaign did not bring along because its day is over: a list, an address, a key and what stood there, with / between them.
ALTER TABLE draft ADD COLUMN left_out text[] NOT NULL DEFAULT '{}';
