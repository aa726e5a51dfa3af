-- «Forhåndsvarsel»: a kommune tells the intake desk that a request is likely. No request, and counted as
-- none: no clock runs from it. It bears no child; the words may name one and are sealed by the common key.
CREATE TABLE advance_notice (
    id TEXT NOT NULL PRIMARY KEY,
    municipality TEXT NOT NULL,
    region TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    kind TEXT NOT NULL,
    measure TEXT NOT NULL,
    age INTEGER,
    expected_at TIMESTAMP NOT NULL,
    role TEXT NOT NULL,
    sealed_text BYTEA,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    -- Finder over advance_notice_end.
    is_open BOOLEAN NOT NULL
);
CREATE INDEX advance_notice_region ON advance_notice (region, is_open, expected_at, id);
CREATE INDEX advance_notice_municipality ON advance_notice (municipality, is_open, expected_at, id);

-- What became of it, once: a request, or nothing for a reason.
CREATE TABLE advance_notice_end (
    notice_id TEXT NOT NULL PRIMARY KEY REFERENCES advance_notice (id),
    request_id TEXT UNIQUE REFERENCES placement_request (id),
    reason TEXT,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
