-- Finder: when a decision lapses, by the Act's words, on a request that has no place. Finds the rows of
-- «nær bortfall» without a look at every open request; never decides anything.
ALTER TABLE placement_request ADD COLUMN lapses_at TIMESTAMP;
CREATE INDEX request_lapse ON placement_request (lapses_at) WHERE lapses_at IS NOT NULL;
-- The engine looks at every open request once more and writes the new column.
UPDATE placement_request SET next_check_at = '2000-01-01 00:00:00' WHERE status = 'open';
