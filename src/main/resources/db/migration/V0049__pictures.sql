-- Pictures of petitions and announcements, drawn anew and called by their content (docs/adr/0050). Drafts name them in their content.
CREATE TABLE picture (
    name    text PRIMARY KEY CHECK (name ~ '^[0-9a-f]{40}-[0-9]{1,4}x[0-9]{1,4}\.jpg$'),
    bytes   bytea NOT NULL,
    kept_at timestamptz NOT NULL
);
-- It is compressed already.
ALTER TABLE picture ALTER COLUMN bytes SET STORAGE EXTERNAL;

ALTER TABLE petition
    ADD COLUMN picture text REFERENCES picture,
    ADD COLUMN picture_alt json,
    ADD CHECK (num_nulls(picture, picture_alt) IN (0, 2));
ALTER TABLE announcement
    ADD COLUMN picture text REFERENCES picture,
    ADD COLUMN picture_alt json,
    ADD CHECK (num_nulls(picture, picture_alt) IN (0, 2));
