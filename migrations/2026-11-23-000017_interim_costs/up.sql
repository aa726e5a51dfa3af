-- «Hva mellomløsningen koster»: what a spell of stay cost the kommune while the child waited, in whole
-- kroner a day or in all, and what it took of its staff. A row each time it is told, never changed: of a
-- kind of cost the row told last holds, and of the staff's hours and number on watch too.
CREATE TABLE interim_cost (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    stay_id TEXT NOT NULL REFERENCES stay (id),
    kind TEXT,
    kroner BIGINT,
    counted TEXT,
    staff_hours INTEGER,
    staff_people INTEGER,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX interim_cost_of ON interim_cost (request_id, recorded_at, id);
