-- «Internt notat»: what one side writes to itself about a request. owner is the kommune that asked or the
-- region of Bufetat; nobody else ever sees it.
CREATE TABLE internal_note (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    owner TEXT NOT NULL,
    role TEXT NOT NULL,
    sealed_text BYTEA NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX internal_note_of ON internal_note (request_id, owner, recorded_at);
