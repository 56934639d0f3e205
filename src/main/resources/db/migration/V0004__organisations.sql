-- Translated values are `json` objects from BCP 47 tag to text; `json`, not `jsonb`, because the first tag is the main language.
CREATE TABLE organisation (
    id             uuid PRIMARY KEY,
    slug           text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,64}$'),
    name           json NOT NULL,
    kind           text NOT NULL,
    url            text NOT NULL,
    privacy_url    text NOT NULL,
    postal_address text NOT NULL,
    donate_url     text,
    social         json NOT NULL
);
