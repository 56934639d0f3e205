-- What whoever runs the site has stopped, and what every page says at its top, by language.
CREATE TABLE site_stop (
    what text PRIMARY KEY CHECK (what IN ('signing', 'confirming', 'mail', 'counting')),
    at   timestamptz NOT NULL
);
CREATE TABLE site_banner (
    language text PRIMARY KEY,
    text     text NOT NULL CHECK (length(text) BETWEEN 1 AND 300)
);
