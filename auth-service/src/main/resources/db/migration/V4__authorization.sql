-- A browser in which an account is signed in. The cookie is kept as a keyed hash; id is the sid of ID tokens.
CREATE TABLE browser_session (
    id                     uuid        PRIMARY KEY,
    cookie_hash            bytea       NOT NULL UNIQUE,
    account_id             uuid        NOT NULL,
    credentials_changed_at timestamptz NOT NULL, -- of the password that it was made with
    authenticated_at       timestamptz NOT NULL,
    acr                    text        NOT NULL,
    amr                    text[]      NOT NULL,
    user_agent             text        NOT NULL,
    created_at             timestamptz NOT NULL,
    last_seen_at           timestamptz NOT NULL,
    expires_at             timestamptz NOT NULL
) WITH (fillfactor = 80);

CREATE INDEX browser_session_by_account ON browser_session (account_id);
CREATE INDEX browser_session_by_expiry ON browser_session (expires_at);

-- An authorization request while its user signs in and consents. The handle in the pages' addresses is kept as a keyed
-- hash, and so is the browser's cookie, which is null until the browser has come back from a cross-site POST.
CREATE TABLE authorization_request (
    handle_hash       bytea       PRIMARY KEY,
    browser_hash      bytea,
    client_id         text        NOT NULL,
    redirect_uri      text        NOT NULL,
    redirect_uri_sent boolean     NOT NULL,
    response_mode     text        NOT NULL,
    state             text,
    scopes            text[],               -- null where the client leaves them to its default
    audience          text[]      NOT NULL,
    code_challenge    text,
    nonce             text,
    claims            jsonb,
    prompts           text[]      NOT NULL,
    max_age           bigint,               -- seconds
    login_hint        text,
    hinted_account_id uuid,
    ui_locales        text[]      NOT NULL,
    acr_values        text[]      NOT NULL,
    signed_in_session uuid,                 -- the session of the sign-in that was made for this request
    chosen_session    uuid,                 -- the session that the user chose to go on with
    offered_scopes    text[],               -- what the consent page shows
    approved_by       uuid,                 -- the account that approved the offered scopes
    denied            boolean     NOT NULL DEFAULT false,
    created_at        timestamptz NOT NULL,
    expires_at        timestamptz NOT NULL
);

CREATE INDEX authorization_request_by_expiry ON authorization_request (expires_at);

-- A code that waits to be redeemed. Redeeming deletes it; the id of the grant that it makes is derived from it, which is
-- how a second use finds what to end.
CREATE TABLE authorization_code (
    hash                   bytea       PRIMARY KEY,
    client_id              text        NOT NULL,
    account_id             uuid        NOT NULL,
    session_id             uuid        NOT NULL,
    redirect_uri           text        NOT NULL,
    redirect_uri_sent      boolean     NOT NULL,
    scopes                 text[]      NOT NULL,
    audience               text[]      NOT NULL,
    code_challenge         text,
    nonce                  text,
    claims                 jsonb,
    auth_time              timestamptz NOT NULL,
    acr                    text        NOT NULL,
    amr                    text[]      NOT NULL,
    credentials_changed_at timestamptz NOT NULL,
    expires_at             timestamptz NOT NULL
);

CREATE INDEX authorization_code_by_expiry ON authorization_code (expires_at);

-- What an account allowed a client, for each audience; asked again where more is asked.
CREATE TABLE consent (
    account_id uuid        NOT NULL,
    client_id  text        NOT NULL,
    audience   text[]      NOT NULL, -- sorted
    scopes     text[]      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, client_id, audience)
);

CREATE INDEX consent_by_client ON consent (client_id);

-- How the account of a grant signed in; all null where no browser was there.
ALTER TABLE oauth_grant
    ADD session_id uuid,
    ADD auth_time  timestamptz,
    ADD acr        text,
    ADD amr        text[],
    ADD nonce      text,
    ADD claims     jsonb,
    ADD offline    boolean NOT NULL DEFAULT false; -- outlives its session

CREATE INDEX oauth_grant_live_by_session ON oauth_grant (session_id) WHERE revoked_at IS NULL AND session_id IS NOT NULL;

-- How the consent page shows a scope.
ALTER TABLE scope
    ADD label       text,
    ADD description text,
    ADD icon        text,
    ADD color       text;
