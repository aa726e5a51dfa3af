-- A rung of the ladder that was raised: once for each limit and level, whatever happens to the process.
CREATE TABLE warning (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    limit_source TEXT NOT NULL,
    limit_id TEXT NOT NULL,
    limit_version INTEGER NOT NULL,
    started_at TIMESTAMP NOT NULL,
    level INTEGER NOT NULL,
    rung TEXT NOT NULL,
    ladder_version TEXT NOT NULL,
    limit_at TIMESTAMP NOT NULL,
    due_at TIMESTAMP NOT NULL,
    raised_at TIMESTAMP NOT NULL,
    is_open BOOLEAN NOT NULL,
    UNIQUE (request_id, limit_source, limit_id, started_at, level)
);

-- Who took a limit in hand: its ladder stops there.
CREATE TABLE acknowledgement (
    id TEXT NOT NULL PRIMARY KEY,
    warning_id TEXT NOT NULL REFERENCES warning (id),
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    limit_source TEXT NOT NULL,
    limit_id TEXT NOT NULL,
    started_at TIMESTAMP NOT NULL,
    organisation TEXT NOT NULL,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    UNIQUE (request_id, limit_source, limit_id, started_at)
);

-- One message for each warning, channel and desk. What is in the service is read where it lies; mail is
-- fetched from here and sent. attempts and next_try_at only find what is to be tried next.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    warning_id TEXT NOT NULL REFERENCES warning (id),
    channel TEXT NOT NULL,
    organisation TEXT NOT NULL,
    role TEXT NOT NULL,
    not_before TIMESTAMP NOT NULL,
    open_rank INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_try_at TIMESTAMP,
    delivered_at TIMESTAMP,
    unaddressed_at TIMESTAMP,
    UNIQUE (warning_id, channel, organisation, role)
);
CREATE INDEX outbox_desk ON outbox (organisation, role, channel, open_rank DESC, not_before, id);
CREATE INDEX outbox_due ON outbox (next_try_at, id) WHERE next_try_at IS NOT NULL;
