DROP INDEX request_waits;
