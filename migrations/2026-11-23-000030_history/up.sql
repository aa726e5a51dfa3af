-- «Historikk»: totals of the time before the service, as printed elsewhere. A table is never changed: one that was
-- wrong is replaced by another, or taken back by one that says so and has no rows.
CREATE TABLE history_table (
    id TEXT NOT NULL PRIMARY KEY,
    series TEXT NOT NULL,
    split_by TEXT NOT NULL,
    year INTEGER NOT NULL,
    from_month INTEGER NOT NULL,
    to_month INTEGER NOT NULL,
    total INTEGER,
    as_printed BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    replaces TEXT UNIQUE REFERENCES history_table (id),
    role TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX history_table_recorded ON history_table (recorded_at, id);

-- The rows as printed. `now` is the kommune that took over from one that is no more.
CREATE TABLE history_row (
    table_id TEXT NOT NULL REFERENCES history_table (id),
    code TEXT NOT NULL,
    number INTEGER NOT NULL,
    now TEXT,
    PRIMARY KEY (table_id, code)
);
