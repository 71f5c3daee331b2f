-- For how long the last refresh token of a client still gets its successor, in seconds; null for the configured time.
ALTER TABLE client ADD refresh_retry_window bigint;
