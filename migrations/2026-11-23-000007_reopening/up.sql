-- A request that is reopened can be withdrawn again: a withdrawal gets an id of its own. Those there are
-- keep their request's id, which their words are sealed under.
CREATE TABLE withdrawal_told (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    reason TEXT NOT NULL,
    replaced_by TEXT,
    sealed_text BYTEA,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
INSERT INTO withdrawal_told (id, request_id, reason, replaced_by, sealed_text, at, recorded_at)
SELECT request_id, request_id, reason, replaced_by, sealed_text, at, recorded_at FROM withdrawal;
DROP TABLE withdrawal;
ALTER TABLE withdrawal_told RENAME TO withdrawal;
CREATE INDEX withdrawal_of ON withdrawal (request_id);

-- How the minutes of travel came to be known; those there are were typed.
ALTER TABLE offer ADD COLUMN travel_method TEXT;
UPDATE offer SET travel_method = 'stated' WHERE travel_minutes IS NOT NULL;
