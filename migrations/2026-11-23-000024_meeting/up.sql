-- «Møtereferat»: who sat on each side of a meeting about a request, counted by rank and never named; and whom
-- an invitation asked. A row each, never changed.
CREATE TABLE meeting (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    kind TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    role TEXT NOT NULL,
    sealed_text BYTEA,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX meeting_of ON meeting (request_id);
CREATE INDEX meeting_held ON meeting (kind, at);

CREATE TABLE meeting_seat (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    side TEXT NOT NULL,
    rank TEXT NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, side, rank)
);
