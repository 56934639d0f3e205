-- A download is counted as it leaves, in one pass. `lines` is null while it goes, and for good if the program was ended meanwhile.
ALTER TABLE supporter_export DROP CONSTRAINT supporter_export_check2,
    ADD CHECK (lines IS NULL OR state = 'taken'),
    ADD COLUMN broken boolean NOT NULL DEFAULT false, -- whether it broke off, so that at most so many left
    ADD CHECK (NOT broken OR lines IS NOT NULL);
