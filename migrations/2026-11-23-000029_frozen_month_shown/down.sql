DROP TABLE frozen_month_shown;
