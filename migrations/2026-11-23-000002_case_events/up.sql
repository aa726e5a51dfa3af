-- What is told about a request beside the tribunal's own steps: decisions, stays by legal basis, questions,
-- help on loan, pauses, agreements, reopenings. One row an event, never changed; what ends another event
-- is an event of its own that points to it.
CREATE TABLE case_event (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    kind TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    until_at TIMESTAMP,
    detail TEXT,
    about_id TEXT REFERENCES case_event (id),
    role TEXT NOT NULL,
    sealed_text BYTEA,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX case_event_of ON case_event (request_id);
