-- «Egenvurdering»: what Bufetat itself holds of a possible breach: what happened, why, and what is done. A row
-- each time, never changed. It moves no status and establishes nothing.
CREATE TABLE self_assessment (
    id TEXT NOT NULL PRIMARY KEY,
    breach_id TEXT NOT NULL REFERENCES possible_breach (id),
    ordinal INTEGER NOT NULL,
    cause TEXT NOT NULL,
    remedy TEXT NOT NULL,
    role TEXT NOT NULL,
    sealed_what BYTEA NOT NULL,
    sealed_why BYTEA,
    sealed_done BYTEA,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    UNIQUE (breach_id, ordinal)
);

-- «Egenrapport»: such an assessment sent to statsforvalteren. Whether the office has opened supervision since is
-- found from supervision.
CREATE TABLE self_report (
    assessment_id TEXT NOT NULL PRIMARY KEY REFERENCES self_assessment (id),
    breach_id TEXT NOT NULL REFERENCES possible_breach (id),
    office TEXT NOT NULL,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX self_report_of ON self_report (breach_id);
CREATE INDEX self_report_office ON self_report (office, recorded_at, assessment_id);
