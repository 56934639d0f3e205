-- What a partner chose for its own link and for the permissions that people give it in this campaign.
ALTER TABLE partnership ADD COLUMN own_box boolean NOT NULL DEFAULT false;
ALTER TABLE partnership ADD COLUMN asks_twice boolean NOT NULL DEFAULT false;
ALTER TABLE partnership ADD COLUMN months int CHECK (months BETWEEN 1 AND 120);

-- A permission that its time ends.
ALTER TABLE consent_event DROP CONSTRAINT consent_event_kind_check;
ALTER TABLE consent_event ADD CONSTRAINT consent_event_kind_check
    CHECK (kind IN ('asked', 'dropped', 'given', 'taken-back', 'ended'));
