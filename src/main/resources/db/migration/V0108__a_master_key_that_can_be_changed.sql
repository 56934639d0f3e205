-- The key in the key file is the current one. The root is what other keys are derived from; key files of before are kept for what a running
-- program still wrapped with them. All but the current one lie here, wrapped under it. In an installation of before, its first key file is
-- the root as well.
ALTER TABLE master_key
    ADD COLUMN root boolean NOT NULL DEFAULT false,
    -- whether it was ever in a key file
    ADD COLUMN filed boolean NOT NULL DEFAULT true,
    ADD COLUMN wrapped bytea,
    ADD CHECK (current = (wrapped IS NULL));
UPDATE master_key SET root = true;
CREATE UNIQUE INDEX master_key_one_root ON master_key (root) WHERE root;
