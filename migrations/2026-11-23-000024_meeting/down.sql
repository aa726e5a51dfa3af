DROP TABLE meeting_seat;
DROP TABLE meeting;
