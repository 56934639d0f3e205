-- On which day the owners of an organisation that a coalition names were told of it. Who is a partner of a campaign of it answers there, and is
-- told there.
ALTER TABLE coalition_organisation ADD COLUMN asked_on date;
-- A coalition whose page the public has seen, and that no campaign belongs to any more.
ALTER TABLE coalition ADD COLUMN stays boolean NOT NULL DEFAULT false;
