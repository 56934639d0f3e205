-- A petition that is retired keeps its text, its logs and its number. Its key is gone, and with it the meaning of every tag.
ALTER TABLE petition ADD COLUMN retired_on date;
ALTER TABLE petition ALTER COLUMN key_id DROP NOT NULL;
ALTER TABLE petition ALTER COLUMN wrapped_key DROP NOT NULL;
ALTER TABLE petition ADD CONSTRAINT petition_has_its_key_until_it_is_retired
    CHECK (num_nulls(key_id, wrapped_key) = CASE WHEN retired_on IS NULL THEN 0 ELSE 2 END);
