-- Logout tokens that wait to be delivered (OpenID Connect Back-Channel Logout). A row is written in the transaction that ends
-- the session, and goes once the client has taken the token, or no longer counts.
CREATE TABLE logout_notice (
    id              uuid        PRIMARY KEY, -- the jti of the token, at every attempt
    client_id       text        NOT NULL,
    account_id      uuid        NOT NULL,
    session_id      uuid        NOT NULL,
    created_at      timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL -- while one is under way: when another instance may take it over
);

CREATE INDEX logout_notice_by_attempt ON logout_notice (next_attempt_at);

-- Dead grants count, too: their clients may still show the account as signed in.
CREATE INDEX oauth_grant_by_session ON oauth_grant (session_id) WHERE session_id IS NOT NULL;
