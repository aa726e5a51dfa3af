DROP INDEX request_lapse_board;
DROP INDEX request_lapse_own;
DROP INDEX request_lapse;
ALTER TABLE placement_request DROP COLUMN lapses_at;
