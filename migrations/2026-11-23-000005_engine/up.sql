-- What a worker of the engine has taken on, until it is done or the lease runs out. A table of its own:
-- a claim then writes a few narrow rows, and not once more every request that is due.
CREATE TABLE engine_claim (
    request_id TEXT NOT NULL PRIMARY KEY REFERENCES placement_request (id),
    worker TEXT NOT NULL,
    -- The worker's number for the claim. Whoever takes over writes another, and the first finds it gone.
    fence BIGINT NOT NULL,
    claimed_until TIMESTAMP NOT NULL,
    -- Since when the request cannot be swept; the claim is then its back-off.
    set_aside_at TIMESTAMP
);

-- The heartbeat: each running worker, its last claim and when it last asked what is due.
CREATE TABLE engine_worker (
    id TEXT NOT NULL PRIMARY KEY,
    fence BIGINT NOT NULL,
    last_swept_at TIMESTAMP NOT NULL
);

-- Whatever falls due at one instant, as at midnight, stands in the order of its ids: the next batch is then
-- the next rows of the index, and not a sort of everything that fell due with it.
DROP INDEX request_due;
CREATE INDEX request_due ON placement_request (next_check_at, id) WHERE next_check_at IS NOT NULL;
