-- «Søskengruppe»: requests of one kommune that belong together. Each keeps its own clock and duty.
CREATE TABLE sibling_group (
    id TEXT NOT NULL PRIMARY KEY,
    municipality TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);

-- A request came into a group, or left it: the latest row of a request holds.
CREATE TABLE sibling_member (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES sibling_group (id),
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    is_in BOOLEAN NOT NULL,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX sibling_member_of ON sibling_member (request_id, recorded_at, id);
CREATE INDEX sibling_member_group ON sibling_member (group_id);

-- What the kommune wishes for the group: the latest row holds. The words are about several children and are
-- sealed by the common key.
CREATE TABLE sibling_wish (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES sibling_group (id),
    wish TEXT NOT NULL,
    sealed_text BYTEA,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX sibling_wish_of ON sibling_wish (group_id, recorded_at, id);
