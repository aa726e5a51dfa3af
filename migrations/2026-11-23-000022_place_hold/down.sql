DROP TABLE place_hold_release;
DROP TABLE place_hold;
