DROP TABLE engine_worker;
DROP TABLE engine_claim;
