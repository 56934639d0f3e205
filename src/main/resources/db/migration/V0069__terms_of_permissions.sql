-- How long permissions of a partner lasted before it chose another period. Whoever signed on that last day or earlier keeps it where it is the
-- shorter one: what a person was told is never made longer.
CREATE TABLE permission_term (
    campaign     uuid NOT NULL,
    organisation uuid NOT NULL,
    months       int NOT NULL CHECK (months BETWEEN 1 AND 120),
    last_day     date NOT NULL,
    PRIMARY KEY (campaign, organisation, months),
    FOREIGN KEY (campaign, organisation) REFERENCES partnership ON DELETE CASCADE
);
SELECT wall_in('permission_term');
