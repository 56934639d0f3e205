-- How often a row was marked: a mark that came while the files were being written anew is told from those before, and stays.
ALTER TABLE petition ADD COLUMN keys_marked bigint NOT NULL DEFAULT 0;
ALTER TABLE master_key ADD COLUMN keys_marked bigint NOT NULL DEFAULT 0;
