DROP TABLE advance_notice_end;
DROP TABLE advance_notice;
