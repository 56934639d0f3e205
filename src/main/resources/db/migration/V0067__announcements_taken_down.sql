-- The day since which an announcement answers that it was taken down (docs/partners.md, Announcements).
ALTER TABLE announcement ADD COLUMN taken_down date;
