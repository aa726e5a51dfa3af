-- What a proposal rested on when it was made: codes and numbers, no words about a child.
ALTER TABLE severity_assessment ADD COLUMN facts TEXT;
ALTER TABLE severity_assessment ADD COLUMN conditions TEXT;

-- The answers to the policy's questions. The latest one to a question holds; none is changed.
CREATE TABLE severity_answer (
    id TEXT NOT NULL PRIMARY KEY,
    breach_id TEXT NOT NULL REFERENCES possible_breach (id),
    question TEXT NOT NULL,
    -- Absent: an earlier answer is taken back.
    answer TEXT,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX severity_answer_of ON severity_answer (breach_id, recorded_at, id);

-- The same anonymised cases, assessed by every region on its own. A case has no child and no breach.
CREATE TABLE calibration_round (
    id TEXT NOT NULL PRIMARY KEY,
    month TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);

CREATE TABLE calibration_case (
    id TEXT NOT NULL PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES calibration_round (id),
    ordinal INTEGER NOT NULL,
    title TEXT NOT NULL,
    facts TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    UNIQUE (round_id, ordinal)
);

CREATE TABLE calibration_score (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES calibration_case (id),
    region TEXT NOT NULL,
    role TEXT NOT NULL,
    -- Absent: the region holds that the case cannot be assessed.
    level TEXT,
    recorded_at TIMESTAMP NOT NULL,
    UNIQUE (case_id, region)
);
