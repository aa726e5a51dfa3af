DROP TABLE unmade_request;
DROP TABLE enquiry_outcome;
DROP TABLE enquiry;
