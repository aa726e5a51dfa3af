-- The figures above the board of an intake desk ask for kind and wait, whatever the severity.
CREATE INDEX request_waits ON placement_request (region, status, kind, need_reported_at, id);
