-- The secrets of this service, encrypted with the key-encryption key, which is not in the database.
CREATE TABLE secret_key (
    purpose       text PRIMARY KEY,
    key_encrypted bytea NOT NULL
);

-- The signing keys. The state of a key follows from its times: it is published from its creation, signs from
-- activates_at until that of the next generation, and is no longer used once it is revoked.
CREATE TABLE signing_key (
    kid               text        PRIMARY KEY,
    algorithm         text        NOT NULL,
    jwk_encrypted     bytea       NOT NULL,
    created_at        timestamptz NOT NULL,
    generation        bigint      NOT NULL,
    activates_at      timestamptz NOT NULL,
    revoked_at        timestamptz,
    revocation_reason text,
    reissued_at       timestamptz, -- when all revocations signed with it had been signed again
    CONSTRAINT signing_key_algorithm CHECK (algorithm IN ('RS256', 'ES256', 'EdDSA')),
    CONSTRAINT signing_key_generation UNIQUE (algorithm, generation) -- one of concurrent rotations succeeds
);

CREATE TABLE client (
    client_id                           text        PRIMARY KEY,
    client_name                         text        NOT NULL,
    secret_hash                         bytea,
    status                              text        NOT NULL CHECK (status IN ('enabled', 'disabled', 'deleted')),
    token_endpoint_auth_method          text        NOT NULL,
    grant_types                         text[]      NOT NULL,
    scopes                              text[]      NOT NULL,
    default_scopes                      text[]      NOT NULL,
    audiences                           text[]      NOT NULL,
    resource_audiences                  text[]      NOT NULL,
    introspect                          boolean     NOT NULL,
    first_party                         boolean     NOT NULL,
    redirect_uris                       text[]      NOT NULL,
    access_token_format                 text        NOT NULL CHECK (access_token_format IN ('jwt', 'opaque')),
    access_token_lifetime               bigint      NOT NULL, -- seconds
    refresh_idle_lifetime               bigint      NOT NULL, -- seconds
    refresh_absolute_lifetime           bigint      NOT NULL, -- seconds
    owner_account_id                    uuid,
    tokens_not_before                   timestamptz NOT NULL DEFAULT 'epoch',
    created_at                          timestamptz NOT NULL,
    version                             bigint      NOT NULL DEFAULT 1,
    client_uri                          text,
    logo_uri                            text,
    policy_uri                          text,
    tos_uri                             text,
    require_pkce                        boolean, -- null: PKCE, or openid with a nonce, is required
    post_logout_redirect_uris           text[]      NOT NULL DEFAULT '{}',
    backchannel_logout_uri              text,
    backchannel_logout_session_required boolean     NOT NULL DEFAULT false,
    jwks                                text, -- a JWK set of public keys
    jwks_uri                            text,
    assertion_algorithm                 text,
    request_object_algorithm            text,
    access_token_algorithm              text        NOT NULL DEFAULT 'RS256',
    id_token_algorithm                  text        NOT NULL DEFAULT 'RS256',
    default_max_age                     bigint, -- seconds
    grants_not_before                   timestamptz NOT NULL DEFAULT 'epoch',
    previous_secret_hash                bytea,
    previous_secret_expires_at          timestamptz,
    refresh_retry_window                bigint, -- seconds; null: as configured
    CONSTRAINT client_auth_method CHECK (token_endpoint_auth_method IN
        ('client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none')),
    CONSTRAINT client_keys CHECK (jwks IS NULL OR jwks_uri IS NULL),
    CONSTRAINT client_previous_secret CHECK ((previous_secret_hash IS NULL) = (previous_secret_expires_at IS NULL))
);

CREATE INDEX client_by_owner ON client (owner_account_id, created_at) WHERE owner_account_id IS NOT NULL;

-- The unexpired assertions of private_key_jwt that were used; each is accepted once (RFC 7523 section 3).
CREATE TABLE client_assertion (
    client_id  text        NOT NULL,
    jti_hash   bytea       NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, jti_hash)
);

CREATE INDEX client_assertion_by_expiry ON client_assertion (expires_at);

-- Accounts and scopes as received from their topics.
CREATE TABLE account (
    id                     uuid        PRIMARY KEY,
    user_name              text        NOT NULL,
    status                 text        NOT NULL,
    groups                 text[]      NOT NULL,
    version                bigint      NOT NULL,
    credentials_changed_at timestamptz NOT NULL,
    tokens_not_before      timestamptz NOT NULL DEFAULT 'epoch',
    locked_until           timestamptz NOT NULL DEFAULT 'epoch' -- by too many wrong passwords
);

CREATE INDEX account_by_user_name ON account (lower(user_name));
-- Few accounts ever had their tokens revoked.
CREATE INDEX account_by_tokens_not_before ON account (tokens_not_before) WHERE tokens_not_before > 'epoch';

CREATE TABLE scope (
    namespace       text    PRIMARY KEY,
    groups          text[]  NOT NULL,
    clients_only    boolean NOT NULL,
    active          boolean NOT NULL,
    version         bigint  NOT NULL,
    label           text,
    description     text,
    icon            text,
    color           text,
    app             text,                            -- the group of the scope on the consent page
    translations    jsonb   NOT NULL DEFAULT '{}',   -- {"it": {"label": ..., "description": ...}}
    consent_version bigint  NOT NULL DEFAULT 1,      -- an increase withdraws the earlier consent
    api_keys        boolean NOT NULL DEFAULT true,   -- whether an API key may hold it
    grave           boolean NOT NULL DEFAULT false,  -- whether consent requires a recent sign-in
    owner           text                             -- the client that registered it
);

-- Announces a changed row to all instances, in the transaction of the change: its table and, from the column named by
-- the argument, its key. A key of bytes is announced in one form, whatever the session's settings are.
CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql SET bytea_output = hex AS $$
BEGIN
    IF OLD IS DISTINCT FROM NEW THEN
        PERFORM pg_notify('tillgate_changes',
            TG_TABLE_NAME || ':' || (to_jsonb(coalesce(NEW, OLD)) ->> TG_ARGV[0]));
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER signing_key_changed AFTER INSERT OR UPDATE OR DELETE ON signing_key
    FOR EACH ROW EXECUTE FUNCTION announce_change('kid');
-- A new row needs no announcement: nobody remembers that it did not exist.
CREATE TRIGGER client_changed AFTER UPDATE OR DELETE ON client
    FOR EACH ROW EXECUTE FUNCTION announce_change('client_id');
CREATE TRIGGER account_changed AFTER UPDATE OR DELETE ON account
    FOR EACH ROW EXECUTE FUNCTION announce_change('id');

-- Incremented by each change of a scope. A statement that records tokens compares it with what they were decided by.
CREATE TABLE scope_catalogue (
    version bigint NOT NULL
);

INSERT INTO scope_catalogue VALUES (1);

CREATE FUNCTION change_catalogue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE scope_catalogue SET version = version + 1;
    PERFORM pg_notify('tillgate_changes', 'scope:');
    RETURN NULL;
END
$$;

CREATE TRIGGER scope_changed AFTER UPDATE ON scope
    FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION change_catalogue();
CREATE TRIGGER scope_added_or_removed AFTER INSERT OR DELETE ON scope
    FOR EACH ROW EXECUTE FUNCTION change_catalogue();

-- Records that have no effect until the owner of their topic confirms them.
CREATE TABLE unconfirmed_record (
    topic       text        NOT NULL,
    key         text        NOT NULL,
    event_id    uuid        NOT NULL,
    headers     jsonb       NOT NULL,
    value       bytea       NOT NULL,
    asked_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, key, event_id)
);

CREATE INDEX unconfirmed_record_asked_at ON unconfirmed_record (topic, asked_at);

-- One row per grant; a refresh increases generation, which only the current refresh token has.
CREATE TABLE oauth_grant (
    id                uuid        PRIMARY KEY,
    client_id         text        NOT NULL,
    account_id        uuid        NOT NULL,
    scopes            text[]      NOT NULL,
    audience          text[]      NOT NULL,
    refreshable       boolean     NOT NULL,
    bearer_refresh    boolean     NOT NULL, -- whether /auth/refresh-token accepts it, without client authentication
    generation        bigint      NOT NULL DEFAULT 0,
    generation_scopes text[]      NOT NULL, -- the scopes of this generation's access token
    generation_at     timestamptz NOT NULL,
    created_at        timestamptz NOT NULL,
    idle_expires_at   timestamptz NOT NULL,
    expires_at        timestamptz NOT NULL,
    credentials_changed_at timestamptz NOT NULL, -- of the password used at sign-in
    revoked_at        timestamptz,
    revocation_reason text,
    session_id        uuid,        -- null without a browser, as are acr, amr, nonce and claims
    auth_time         timestamptz NOT NULL DEFAULT now(),
    acr               text,
    amr               text[],
    nonce             text,
    claims            jsonb,
    offline           boolean     NOT NULL DEFAULT false -- whether it outlives its session
) WITH (fillfactor = 80);

-- No index has a column that a refresh changes, so that its updates are heap-only.
CREATE INDEX oauth_grant_live_by_account ON oauth_grant (account_id, created_at, id) WHERE revoked_at IS NULL;
CREATE INDEX oauth_grant_live_by_client ON oauth_grant (client_id, created_at, id) WHERE revoked_at IS NULL;
CREATE INDEX oauth_grant_live_by_session ON oauth_grant (session_id) WHERE revoked_at IS NULL AND session_id IS NOT NULL;
-- Includes revoked grants, whose clients may still show the account as signed in and are notified of its logout.
CREATE INDEX oauth_grant_by_session ON oauth_grant (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX oauth_grant_by_end ON oauth_grant (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX oauth_grant_by_expiry ON oauth_grant (expires_at);
CREATE INDEX oauth_grant_without_refresh ON oauth_grant (created_at) WHERE NOT refreshable;

CREATE TABLE opaque_token (
    hash       bytea       PRIMARY KEY,
    token_id   text        NOT NULL,
    grant_id   uuid,
    client_id  text        NOT NULL,
    account_id uuid,
    scopes     text[]      NOT NULL,
    audience   text[]      NOT NULL,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    auth_time  timestamptz -- null if the client acts for itself
);

CREATE INDEX opaque_token_by_expiry ON opaque_token (expires_at);

CREATE TABLE revocation (
    key        text        PRIMARY KEY,
    not_before timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    signed_by  text        NOT NULL DEFAULT '' -- the kid of the record's signature
);

CREATE INDEX revocation_by_expiry ON revocation (expires_at);

-- Announces a revocation like a changed row, with its times.
CREATE FUNCTION announce_revocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('tillgate_changes', format('revocation:%s %s %s',
        ceil(extract(epoch FROM NEW.not_before)), ceil(extract(epoch FROM NEW.expires_at)), NEW.key));
    RETURN NULL;
END
$$;

CREATE TRIGGER revocation_announced AFTER INSERT OR UPDATE ON revocation
    FOR EACH ROW EXECUTE FUNCTION announce_revocation();

CREATE TABLE processed_event (
    event_id     uuid        PRIMARY KEY,
    processed_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX processed_event_by_time ON processed_event (processed_at);

-- A browser in which an account is signed in. The cookie is stored as a keyed hash; id is the sid of ID tokens.
CREATE TABLE browser_session (
    id                     uuid        PRIMARY KEY,
    cookie_hash            bytea       NOT NULL UNIQUE,
    account_id             uuid        NOT NULL,
    credentials_changed_at timestamptz NOT NULL, -- of the password used at sign-in
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

-- The progress of an authorization request after sign-in. The request itself is sealed in its handle, which is stored
-- as a keyed hash. An answered request stays until its handle expires, so that the handle cannot be used again.
CREATE TABLE authorization_request (
    handle_hash       bytea       PRIMARY KEY,
    signed_in_session uuid,                 -- the session that signed in for this request
    chosen_session    uuid,                 -- the session that the user selected
    client_id         text,                 -- the client on the consent page
    offered_scopes    text[],               -- the scopes on the consent page
    approved_by       uuid,                 -- the account that allowed the offered scopes
    denied            boolean     NOT NULL DEFAULT false,
    answered          boolean     NOT NULL DEFAULT false,
    expires_at        timestamptz NOT NULL
);

CREATE INDEX authorization_request_by_expiry ON authorization_request (expires_at);

-- The codes that have not been redeemed. Redemption deletes the row; the grant's id is derived from the code, so that a
-- second use can revoke the grant.
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

-- The scopes that an account allowed a client, for each audience; any further scope needs new consent.
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

-- Logout tokens to deliver (OpenID Connect Back-Channel Logout). A row is written in the transaction that ends the
-- session, and deleted once the client has accepted the token or delivery is given up.
CREATE TABLE logout_notice (
    id              uuid        PRIMARY KEY, -- the jti of the token in every attempt
    client_id       text        NOT NULL,
    account_id      uuid        NOT NULL,
    session_id      uuid        NOT NULL,
    created_at      timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL -- during an attempt: when another instance may take over
);

CREATE INDEX logout_notice_by_attempt ON logout_notice (next_attempt_at);

-- The counts of failed attempts, by the keyed hash of a name, an address or a client. No failures, no row.
CREATE TABLE throttle (
    key            text        PRIMARY KEY,
    failures       integer     NOT NULL, -- in this window since the last lock
    locks          integer     NOT NULL, -- consecutive
    window_ends_at timestamptz NOT NULL, -- when the row expires
    locked_until   timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX throttle_by_window_end ON throttle (window_ends_at);
CREATE INDEX throttle_by_lock ON throttle (locked_until) WHERE locks > 0;

-- The keyed hash of a user name and an address or browser where it signed in and is exempt from an address's lock.
CREATE TABLE known_sign_in (
    key        text        PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

CREATE INDEX known_sign_in_by_expiry ON known_sign_in (expires_at);

-- A key that a module got by an account's consent. The key is stored as a keyed hash; users recognise its prefix.
CREATE TABLE api_key (
    id                     uuid        PRIMARY KEY,
    key_hash               bytea       NOT NULL UNIQUE,
    prefix                 text        NOT NULL,
    account_id             uuid        NOT NULL,
    callback_host          text        NOT NULL,
    apps                   text[]      NOT NULL, -- the apps of its scopes, sorted
    scopes                 text[]      NOT NULL,
    credentials_changed_at timestamptz NOT NULL, -- of the password used at sign-in
    created_at             timestamptz NOT NULL,
    last_used_at           timestamptz,          -- updated at intervals
    expires_at             timestamptz,          -- null: never
    revoked_at             timestamptz,
    revocation_reason      text
) WITH (fillfactor = 80);

CREATE INDEX api_key_live_by_account ON api_key (account_id, created_at, id) WHERE revoked_at IS NULL;
CREATE INDEX api_key_by_end ON api_key (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX api_key_by_expiry ON api_key (expires_at) WHERE expires_at IS NOT NULL;

CREATE TRIGGER api_key_changed AFTER UPDATE OR DELETE ON api_key
    FOR EACH ROW EXECUTE FUNCTION announce_change('key_hash');

-- Resource-server instances that may serve without a report for longer than the topic keeps their reports. An instance
-- of this service that starts later must know them.
CREATE TABLE long_lease (
    instance     text        PRIMARY KEY,
    service      text,
    serves_until timestamptz NOT NULL -- with a margin for reports since the last update
) WITH (fillfactor = 80);

CREATE INDEX long_lease_by_end ON long_lease (serves_until);
