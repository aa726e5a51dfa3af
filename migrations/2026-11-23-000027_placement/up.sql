-- «Opphold»: who lived where and when, as the registers of before tell it. Codes and dates; the child by its
-- pseudonym alone. A row is never changed: one that was wrong is replaced by another.
CREATE TABLE placement (
    id TEXT NOT NULL PRIMARY KEY,
    region TEXT NOT NULL,
    owner TEXT NOT NULL,
    measure TEXT NOT NULL,
    target_group TEXT,
    guarantee TEXT,
    child_id TEXT REFERENCES child (id),
    from_date DATE NOT NULL,
    to_date DATE,
    replaces TEXT UNIQUE REFERENCES placement (id),
    role TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX placement_from ON placement (from_date, id);
