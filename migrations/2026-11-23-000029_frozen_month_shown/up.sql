-- What a frozen month in a coarser edition shows of each count and split, as one JSON: the later months of the
-- year follow it. Counts only, none of them small.
CREATE TABLE frozen_month_shown (
    frozen_month_id TEXT NOT NULL PRIMARY KEY REFERENCES frozen_month (id),
    shown TEXT NOT NULL
);
