-- The facts, in one SQL for SQLite and PostgreSQL. Instants are UTC. What names or describes a child
-- stands sealed (sealed_*) under the child's own data key; the rest is codes, instants and places.

-- A child as one kommune knows it: what one kommune told is never shown to another. The same child in two
-- kommuner is two rows with the same keyed index, which is what statistics group by.
CREATE TABLE child (
    id TEXT NOT NULL PRIMARY KEY,
    municipality TEXT,
    kek_id TEXT NOT NULL,
    sealed_key BYTEA NOT NULL,
    sealed_identity BYTEA,
    number_kind TEXT,
    number_index BYTEA,
    pseudonym_index BYTEA UNIQUE,
    recorded_at TIMESTAMP NOT NULL,
    UNIQUE (municipality, number_index)
);
CREATE INDEX child_number ON child (number_index);

-- Data keys of texts that belong to no known child.
CREATE TABLE common_key (
    id TEXT NOT NULL PRIMARY KEY,
    kek_id TEXT NOT NULL,
    sealed_key BYTEA NOT NULL
);

CREATE TABLE placement_request (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_number TEXT NOT NULL UNIQUE,
    municipality TEXT NOT NULL,
    region TEXT NOT NULL,
    office TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    legal_basis TEXT NOT NULL,
    law_version TEXT NOT NULL,
    kind TEXT NOT NULL,
    measure TEXT NOT NULL,
    target_group TEXT,
    need_reported_at TIMESTAMP NOT NULL,
    channel TEXT NOT NULL,
    emergency_decision_at TIMESTAMP,
    wanted_start DATE,
    substance_use BOOLEAN NOT NULL,
    mental_health BOOLEAN NOT NULL,
    crime BOOLEAN NOT NULL,
    danger TEXT NOT NULL,
    looked_after TEXT NOT NULL,
    age INTEGER,
    sender_reference TEXT,
    sealed_details BYTEA,
    registered_at TIMESTAMP NOT NULL,
    -- Finders: computed from the facts by one function, used to find rows, never to decide.
    status TEXT NOT NULL,
    first_offer_at TIMESTAMP,
    severity_rank INTEGER NOT NULL,
    next_check_at TIMESTAMP
);
CREATE INDEX request_due ON placement_request (next_check_at) WHERE next_check_at IS NOT NULL;
CREATE INDEX request_board ON placement_request (region, status, severity_rank DESC, need_reported_at, id);
CREATE INDEX request_own ON placement_request (municipality, status, severity_rank DESC, need_reported_at, id);
CREATE INDEX request_child ON placement_request (child_id);

CREATE TABLE withdrawal (
    request_id TEXT NOT NULL PRIMARY KEY REFERENCES placement_request (id),
    reason TEXT NOT NULL,
    replaced_by TEXT,
    sealed_text BYTEA,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);

CREATE TABLE request_change (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    kind TEXT NOT NULL,
    previous TEXT NOT NULL,
    sealed_reason BYTEA,
    role TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX request_change_of ON request_change (request_id);

CREATE TABLE stay (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    place TEXT NOT NULL,
    from_at TIMESTAMP NOT NULL,
    to_at TIMESTAMP,
    recorded_at TIMESTAMP NOT NULL,
    to_recorded_at TIMESTAMP
);
CREATE INDEX stay_of ON stay (request_id);

CREATE TABLE harm (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    kind TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX harm_of ON harm (request_id);

CREATE TABLE nemnd_event (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    kind TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    until_date DATE,
    sealed_reason BYTEA,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX nemnd_event_of ON nemnd_event (request_id);

CREATE TABLE search_line (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    unit TEXT,
    sealed_place BYTEA,
    measure TEXT NOT NULL,
    region TEXT NOT NULL,
    answer TEXT NOT NULL,
    channel TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    next_try_at TIMESTAMP,
    sealed_text BYTEA,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX search_line_of ON search_line (request_id);

CREATE TABLE offer (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    unit TEXT NOT NULL,
    measure TEXT NOT NULL,
    owner TEXT NOT NULL,
    unit_region TEXT NOT NULL,
    distance_km INTEGER,
    travel_minutes INTEGER,
    available_from DATE NOT NULL,
    expires_at TIMESTAMP,
    sealed_text BYTEA,
    made_at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    answer TEXT,
    decline_reason TEXT,
    answered_at TIMESTAMP,
    answer_recorded_at TIMESTAMP,
    sealed_answer_text BYTEA,
    withdrawn_at TIMESTAMP,
    withdrawal_recorded_at TIMESTAMP,
    sealed_withdrawal_text BYTEA,
    moved_in_at TIMESTAMP,
    move_in_recorded_at TIMESTAMP
);
CREATE INDEX offer_of ON offer (request_id);

CREATE TABLE possible_breach (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    request_id TEXT REFERENCES placement_request (id),
    child_id TEXT REFERENCES child (id),
    origin TEXT NOT NULL,
    norm_id TEXT,
    norm_version INTEGER,
    norm_started_at TIMESTAMP,
    passed_at TIMESTAMP,
    month TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    region TEXT NOT NULL,
    municipality TEXT,
    office TEXT,
    kind TEXT NOT NULL,
    legal_basis TEXT,
    measure TEXT,
    substance_use BOOLEAN NOT NULL,
    mental_health BOOLEAN NOT NULL,
    crime BOOLEAN NOT NULL,
    place TEXT,
    -- Finders over breach_decision and severity_assessment.
    status TEXT NOT NULL,
    severity TEXT,
    severity_rank INTEGER NOT NULL,
    severity_source TEXT
);
CREATE UNIQUE INDEX breach_once ON possible_breach (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX breach_region ON possible_breach (region, severity_rank DESC, recorded_at, id);
CREATE INDEX breach_office ON possible_breach (office, severity_rank DESC, recorded_at, id);
CREATE INDEX breach_municipality ON possible_breach (municipality, severity_rank DESC, recorded_at, id);
CREATE INDEX breach_national ON possible_breach (severity_rank DESC, recorded_at, id);

CREATE TABLE breach_decision (
    id TEXT NOT NULL PRIMARY KEY,
    breach_id TEXT NOT NULL REFERENCES possible_breach (id),
    status TEXT NOT NULL,
    sealed_reason BYTEA,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX breach_decision_of ON breach_decision (breach_id);

CREATE TABLE severity_assessment (
    id TEXT NOT NULL PRIMARY KEY,
    breach_id TEXT NOT NULL REFERENCES possible_breach (id),
    ordinal INTEGER NOT NULL,
    source TEXT NOT NULL,
    level TEXT,
    policy_version TEXT,
    policy_rule TEXT,
    sealed_reason BYTEA,
    role TEXT,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    UNIQUE (breach_id, ordinal)
);

-- A limit of the Act that passed. Never in the breach list.
CREATE TABLE passed_limit (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES placement_request (id),
    rule TEXT NOT NULL,
    rule_version INTEGER NOT NULL,
    owner TEXT NOT NULL,
    started_at TIMESTAMP NOT NULL,
    passed_at TIMESTAMP NOT NULL,
    court_passes_at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    UNIQUE (request_id, rule, started_at)
);

CREATE TABLE supervision (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    request_id TEXT REFERENCES placement_request (id),
    breach_id TEXT REFERENCES possible_breach (id),
    region TEXT NOT NULL,
    office TEXT,
    kind TEXT,
    measure TEXT,
    opened_at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    sealed_reason BYTEA,
    conclusion TEXT,
    concluded_on DATE,
    event_on DATE,
    period_from DATE,
    period_to DATE,
    legal_text TEXT,
    sealed_text BYTEA,
    conclusion_recorded_at TIMESTAMP
);
CREATE INDEX supervision_office ON supervision (office, opened_at, id);
CREATE INDEX supervision_breach ON supervision (breach_id);
CREATE INDEX supervision_request ON supervision (request_id);

-- Append-only: the guards that refuse UPDATE and DELETE differ by database and stand in store/guard.rs.
CREATE TABLE journal (
    id TEXT NOT NULL PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    person TEXT NOT NULL,
    organisation TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id TEXT,
    detail TEXT NOT NULL,
    correlation TEXT NOT NULL
);
CREATE INDEX journal_object ON journal (object_id, at);

-- What a sender's key, an import's ref or a line did, so that doing it again adds nothing.
CREATE TABLE done_before (
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    object_version INTEGER NOT NULL,
    content BYTEA NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    PRIMARY KEY (owner, key)
);

CREATE TABLE browser_session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    organisation TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL
);

CREATE TABLE case_number (
    year INTEGER NOT NULL PRIMARY KEY,
    next INTEGER NOT NULL
);
