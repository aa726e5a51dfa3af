-- «Tilsynsanmodning»: the kommune asked statsforvalteren to look at a request. A row each time, never
-- changed. What the office reads is the case itself; only the sentence is written for it. Whether the
-- office has opened supervision since is found from supervision.
CREATE TABLE supervision_referral (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    office TEXT NOT NULL,
    role TEXT NOT NULL,
    sealed_text BYTEA,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX supervision_referral_of ON supervision_referral (request_id);
CREATE INDEX supervision_referral_office ON supervision_referral (office, recorded_at, id);
