ALTER TABLE supervision DROP COLUMN limit_id;
ALTER TABLE supervision DROP COLUMN limit_source;
DROP TABLE supervision_step;
