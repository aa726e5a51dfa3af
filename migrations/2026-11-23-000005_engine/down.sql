DROP INDEX request_due;
CREATE INDEX request_due ON placement_request (next_check_at) WHERE next_check_at IS NOT NULL;
DROP TABLE engine_worker;
DROP TABLE engine_claim;
