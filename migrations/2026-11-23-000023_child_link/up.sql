-- Joining and splitting child records: proposed by one, decided by another. A row each time, never changed. The
-- records themselves stay apart, each with what its own kommune told. The reasons may be about two children and
-- are sealed by the common key.
CREATE TABLE child_link (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    request_a TEXT NOT NULL REFERENCES placement_request (id),
    request_b TEXT NOT NULL REFERENCES placement_request (id),
    child_a TEXT NOT NULL REFERENCES child (id),
    child_b TEXT NOT NULL REFERENCES child (id),
    region_a TEXT NOT NULL,
    region_b TEXT NOT NULL,
    -- Of a split: the joining it undoes.
    undoes TEXT REFERENCES child_link (id),
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    region TEXT NOT NULL,
    sealed_reason BYTEA NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX child_link_a ON child_link (child_a);
CREATE INDEX child_link_b ON child_link (child_b);
CREATE INDEX child_link_region_a ON child_link (region_a, recorded_at, id);
CREATE INDEX child_link_region_b ON child_link (region_b, recorded_at, id);

CREATE TABLE child_link_decision (
    link_id TEXT NOT NULL PRIMARY KEY REFERENCES child_link (id),
    decision TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    region TEXT NOT NULL,
    sealed_reason BYTEA,
    recorded_at TIMESTAMP NOT NULL
);
