DROP TABLE outbox;
DROP TABLE acknowledgement;
DROP TABLE warning;
