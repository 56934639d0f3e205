-- What an organisation's own link to a petition looks like: its colour in place of the campaign's, and its logo, drawn anew as other pictures.
CREATE TABLE brand (
    organisation uuid PRIMARY KEY REFERENCES organisation,
    colour       text CHECK (colour ~ '^#[0-9a-f]{6}$'),
    logo         text REFERENCES picture,
    CHECK (num_nonnulls(colour, logo) > 0)
);
SELECT wall_in('brand');
