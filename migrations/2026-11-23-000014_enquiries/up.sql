-- «Henvendelse»: a kommune asks Bufetat's desk without asking for a place. No request, and counted apart.
-- The words may name a child and are sealed by the common key.
CREATE TABLE enquiry (
    id TEXT NOT NULL PRIMARY KEY,
    municipality TEXT NOT NULL,
    region TEXT NOT NULL,
    measure TEXT,
    target_group TEXT,
    age INTEGER,
    role TEXT NOT NULL,
    sealed_text BYTEA,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX enquiry_region ON enquiry (region, at, id);
CREATE INDEX enquiry_municipality ON enquiry (municipality, at, id);

-- What came of it, once.
CREATE TABLE enquiry_outcome (
    enquiry_id TEXT NOT NULL PRIMARY KEY REFERENCES enquiry (id),
    outcome TEXT NOT NULL,
    request_id TEXT REFERENCES placement_request (id),
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);

-- «Vi ba ikke, fordi …»: a need that no request was made of. Codes and an age, nobody's identity, no words.
CREATE TABLE unmade_request (
    id TEXT NOT NULL PRIMARY KEY,
    municipality TEXT NOT NULL,
    region TEXT NOT NULL,
    reason TEXT NOT NULL,
    target_group TEXT,
    age INTEGER,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX unmade_request_at ON unmade_request (at, id);
CREATE INDEX unmade_request_municipality ON unmade_request (municipality, at, id);
