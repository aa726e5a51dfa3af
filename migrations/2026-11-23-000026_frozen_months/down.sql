DROP TABLE frozen_month_signature;
DROP TABLE frozen_month;
