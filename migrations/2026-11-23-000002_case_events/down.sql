DROP TABLE case_event;
