-- «Vaktskifte»: what one shift of an intake desk tells the next, with the requests that were open then. Never
-- changed. The words may be about several children and are sealed by the common key.
CREATE TABLE hand_over (
    id TEXT NOT NULL PRIMARY KEY,
    region TEXT NOT NULL,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    sealed_text BYTEA,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX hand_over_of ON hand_over (region, at, id);

CREATE TABLE hand_over_case (
    hand_over_id TEXT NOT NULL REFERENCES hand_over (id),
    ordinal INTEGER NOT NULL,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    PRIMARY KEY (hand_over_id, ordinal)
);
