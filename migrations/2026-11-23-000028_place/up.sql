-- «Plasser»: how many places of a class there are from a day to a day, both included; or that so many are
-- closed in that time, and why. A row is never changed: one that was wrong is replaced by another.
CREATE TABLE place (
    id TEXT NOT NULL PRIMARY KEY,
    region TEXT NOT NULL,
    owner TEXT NOT NULL,
    target_group TEXT,
    guarantee TEXT,
    number INTEGER NOT NULL,
    from_date DATE NOT NULL,
    to_date DATE,
    closed TEXT,
    replaces TEXT UNIQUE REFERENCES place (id),
    role TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX place_from ON place (from_date, id);
