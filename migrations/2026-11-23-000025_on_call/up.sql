-- «Vaktkort»: whom to call at a region's intake desk or a kommune's barnevernvakt. Numbers of desks, never of
-- persons. A row each time, never changed; the last one of a desk holds.
CREATE TABLE on_call_card (
    id TEXT NOT NULL PRIMARY KEY,
    region TEXT NOT NULL,
    -- Absent: the card of the region's own desk.
    municipality TEXT,
    desk TEXT NOT NULL,
    phone TEXT NOT NULL,
    hours TEXT NOT NULL,
    backup_desk TEXT,
    backup_phone TEXT,
    role TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX on_call_card_of ON on_call_card (region, recorded_at, id);
