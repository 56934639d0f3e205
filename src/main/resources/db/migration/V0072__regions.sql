-- Where in a country somebody signs, as far as the postcode tells it (ISO 3166-2): a state or a region, never a town. Petitions of the
-- profile high-risk keep none.
ALTER TABLE signature ADD region text CHECK (region ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$');
ALTER TABLE figure DROP CONSTRAINT figure_kind_check,
    ADD CONSTRAINT figure_kind_check CHECK (kind IN ('sent', 'confirmed', 'country', 'region', 'language', 'source'));
