-- Whether what was wrapped under an earlier key file may still lie in the tables' files. It says so even where there is no petition.
ALTER TABLE master_key ADD COLUMN keys_in_files boolean NOT NULL DEFAULT false;
-- Statistics would keep a sample of such columns in a table of the server's own, which is not written anew.
ALTER TABLE letter ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE log_key ALTER COLUMN wrapped_seed SET STATISTICS 0;
ALTER TABLE master_key ALTER COLUMN wrapped SET STATISTICS 0;
ALTER TABLE petition ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE recipient_key ALTER COLUMN wrapped_private SET STATISTICS 0;
ALTER TABLE updates_lock ALTER COLUMN locked_secret SET STATISTICS 0;
