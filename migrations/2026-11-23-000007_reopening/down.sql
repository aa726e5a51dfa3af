ALTER TABLE offer DROP COLUMN travel_method;

CREATE TABLE withdrawal_one (
    request_id TEXT NOT NULL PRIMARY KEY REFERENCES placement_request (id),
    reason TEXT NOT NULL,
    replaced_by TEXT,
    sealed_text BYTEA,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
-- Only the first: words of a later one are sealed under an id that has no column here.
INSERT INTO withdrawal_one (request_id, reason, replaced_by, sealed_text, at, recorded_at)
SELECT request_id, reason, replaced_by, sealed_text, at, recorded_at FROM withdrawal WHERE id = request_id;
DROP TABLE withdrawal;
ALTER TABLE withdrawal_one RENAME TO withdrawal;
