DROP TABLE history_row;
DROP TABLE history_table;
