-- «Plass holdt»: an offered place is kept for the kommune until an instant while it decides. A row each time,
-- never changed. That it ran out is never stored: it is what the clock says.
CREATE TABLE place_hold (
    id TEXT NOT NULL PRIMARY KEY,
    offer_id TEXT NOT NULL REFERENCES offer (id),
    until_at TIMESTAMP NOT NULL,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX place_hold_of ON place_hold (offer_id);
CREATE INDEX place_hold_until ON place_hold (until_at);

-- «Plass sluppet»: Bufetat lets the place go before that, and says why.
CREATE TABLE place_hold_release (
    hold_id TEXT NOT NULL PRIMARY KEY REFERENCES place_hold (id),
    role TEXT NOT NULL,
    sealed_reason BYTEA NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
