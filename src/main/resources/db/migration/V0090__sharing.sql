-- What campaigners propose to write when a petition is passed on: channel to words by language. json, for the order of languages counts.
ALTER TABLE petition ADD COLUMN share json NOT NULL DEFAULT '{}';

-- The two marks of a code are the same from now on, and - is the one that is kept. Figures follow with the next counting of all days.
UPDATE signature SET source = replace(source, '_', '-') WHERE source LIKE '%\_%';

-- Those who came by one person's link. Others cost nothing: it holds the few who came by such a link.
CREATE INDEX signature_friend ON signature (petition, source) WHERE source LIKE 'friend-%';
