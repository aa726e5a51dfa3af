-- The moves of a supervision case between its opening and its conclusion, and after it: a row a move, never
-- changed. What state the case is in is the last of them.
CREATE TABLE supervision_step (
    id TEXT NOT NULL PRIMARY KEY,
    supervision_id TEXT NOT NULL REFERENCES supervision (id),
    ordinal INTEGER NOT NULL,
    state TEXT NOT NULL,
    role TEXT NOT NULL,
    due_on DATE,
    sealed_words BYTEA,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    UNIQUE (supervision_id, ordinal)
);

-- Which norm or limit of the Act the conclusion is about.
ALTER TABLE supervision ADD COLUMN limit_source TEXT;
ALTER TABLE supervision ADD COLUMN limit_id TEXT;
