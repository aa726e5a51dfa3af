DROP TABLE calibration_score;
DROP TABLE calibration_case;
DROP TABLE calibration_round;
DROP TABLE severity_answer;
ALTER TABLE severity_assessment DROP COLUMN conditions;
ALTER TABLE severity_assessment DROP COLUMN facts;
