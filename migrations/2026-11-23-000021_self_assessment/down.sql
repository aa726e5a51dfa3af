DROP TABLE self_report;
DROP TABLE self_assessment;
