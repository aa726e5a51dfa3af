-- «Frosset måned»: the month's report as it was when it was frozen, once in each edition, never changed. The
-- content is codes and numbers, the fingerprint its SHA-256. Nothing here is about one child.
CREATE TABLE frozen_month (
    id TEXT NOT NULL PRIMARY KEY,
    month TEXT NOT NULL,
    edition TEXT NOT NULL,
    cut_off TIMESTAMP NOT NULL,
    last_fact_at TIMESTAMP,
    facts_behind BIGINT NOT NULL,
    definitions TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    content TEXT NOT NULL,
    role TEXT NOT NULL,
    frozen_at TIMESTAMP NOT NULL,
    UNIQUE (month, edition)
);

-- Its signature: that a leader stands for the content with that fingerprint.
CREATE TABLE frozen_month_signature (
    frozen_month_id TEXT NOT NULL PRIMARY KEY REFERENCES frozen_month (id),
    fingerprint TEXT NOT NULL,
    role TEXT NOT NULL,
    signed_at TIMESTAMP NOT NULL
);
