DROP INDEX request_lapse;
ALTER TABLE placement_request DROP COLUMN lapses_at;
