-- What expired rows are found by. None of these holds what a refresh changes: the update stays in its page.
CREATE INDEX processed_event_by_time ON processed_event (processed_at);
CREATE INDEX oauth_grant_by_end ON oauth_grant (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX oauth_grant_by_expiry ON oauth_grant (expires_at);
CREATE INDEX oauth_grant_without_refresh ON oauth_grant (created_at) WHERE NOT refreshable;

-- Lists of live grants, newest first.
DROP INDEX oauth_grant_live_by_account;
DROP INDEX oauth_grant_live_by_client;
CREATE INDEX oauth_grant_live_by_account ON oauth_grant (account_id, created_at, id) WHERE revoked_at IS NULL;
CREATE INDEX oauth_grant_live_by_client ON oauth_grant (client_id, created_at, id) WHERE revoked_at IS NULL;
