-- «Utkast»: a request that somebody has begun to write, sealed whole by the common key. No fact: it is written
-- over, and deleted when it is sent, thrown away or old. Only that person in that organisation meets it.
CREATE TABLE draft (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    organisation TEXT NOT NULL,
    version INTEGER NOT NULL,
    sealed_content BYTEA NOT NULL,
    saved_at TIMESTAMP NOT NULL
);
CREATE INDEX draft_own ON draft (person, organisation, saved_at, id);
CREATE INDEX draft_old ON draft (saved_at);
