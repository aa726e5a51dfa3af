DROP TABLE hand_over_case;
DROP TABLE hand_over;
