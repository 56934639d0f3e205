-- Whether old copies of its keys may still lie in the tables' files: a retired petition's keys leave the tables at once, and the files when
-- they are written anew.
ALTER TABLE petition ADD COLUMN keys_in_files boolean NOT NULL DEFAULT false;
