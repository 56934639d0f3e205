-- One more thing that can be stopped while the program runs.
ALTER TABLE site_stop DROP CONSTRAINT site_stop_what_check;
ALTER TABLE site_stop ADD CHECK (what IN ('signing', 'confirming', 'mail', 'counting', 'giving'));
