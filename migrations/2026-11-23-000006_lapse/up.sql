-- Finder: when a decision lapses, by the Act's words, on a request that has no place. Finds the rows of
-- «nær bortfall» without a look at every open request; never decides anything. An index for each scope.
ALTER TABLE placement_request ADD COLUMN lapses_at TIMESTAMP;
CREATE INDEX request_lapse ON placement_request (lapses_at, id) WHERE lapses_at IS NOT NULL;
CREATE INDEX request_lapse_own ON placement_request (municipality, lapses_at, id) WHERE lapses_at IS NOT NULL;
CREATE INDEX request_lapse_board ON placement_request (region, lapses_at, id) WHERE lapses_at IS NOT NULL;
-- The engine looks at every open request once more and writes the new column.
UPDATE placement_request SET next_check_at = '2000-01-01 00:00:00' WHERE status = 'open';
