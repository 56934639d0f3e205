-- Since when nobody writes a letter any more, be it that its last day is over or that somebody closed it.
ALTER TABLE letter ADD COLUMN over_on date;
UPDATE letter l SET over_on = CASE WHEN l.closes < current_date THEN l.closes ELSE current_date END
  FROM action a WHERE a.id = l.action AND (a.state IN ('closed', 'archived') OR l.closes < current_date);
