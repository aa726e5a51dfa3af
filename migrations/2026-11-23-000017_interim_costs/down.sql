DROP TABLE interim_cost;
