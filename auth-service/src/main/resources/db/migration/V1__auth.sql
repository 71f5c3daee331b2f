-- Secrets of this service, encrypted with the key-encryption key: never readable from the database alone.
CREATE TABLE secret_key (
    purpose       text PRIMARY KEY,
    key_encrypted bytea NOT NULL
);

CREATE TABLE signing_key (
    kid           text        PRIMARY KEY,
    algorithm     text        NOT NULL,
    jwk_encrypted bytea       NOT NULL,
    created_at    timestamptz NOT NULL
);

CREATE TABLE client (
    client_id                  text        PRIMARY KEY,
    client_name                text        NOT NULL,
    secret_hash                bytea,
    status                     text        NOT NULL CHECK (status IN ('enabled', 'disabled', 'deleted')),
    token_endpoint_auth_method text        NOT NULL,
    grant_types                text[]      NOT NULL,
    scopes                     text[]      NOT NULL,
    default_scopes             text[]      NOT NULL,
    audiences                  text[]      NOT NULL,
    resource_audiences         text[]      NOT NULL,
    introspect                 boolean     NOT NULL,
    first_party                boolean     NOT NULL,
    redirect_uris              text[]      NOT NULL,
    access_token_format        text        NOT NULL CHECK (access_token_format IN ('jwt', 'opaque')),
    access_token_lifetime      bigint      NOT NULL, -- seconds
    refresh_idle_lifetime      bigint      NOT NULL, -- seconds
    refresh_absolute_lifetime  bigint      NOT NULL, -- seconds
    owner_account_id           uuid,
    tokens_not_before          timestamptz NOT NULL DEFAULT 'epoch',
    created_at                 timestamptz NOT NULL,
    version                    bigint      NOT NULL DEFAULT 1
);

CREATE INDEX client_by_owner ON client (owner_account_id, created_at) WHERE owner_account_id IS NOT NULL;

-- What this service knows of accounts and scopes, from their topics.
CREATE TABLE account (
    id                     uuid        PRIMARY KEY,
    user_name              text        NOT NULL,
    status                 text        NOT NULL,
    groups                 text[]      NOT NULL,
    version                bigint      NOT NULL,
    credentials_changed_at timestamptz NOT NULL,
    tokens_not_before      timestamptz NOT NULL DEFAULT 'epoch'
);

CREATE TABLE scope (
    namespace    text    PRIMARY KEY,
    groups       text[]  NOT NULL,
    clients_only boolean NOT NULL,
    active       boolean NOT NULL,
    version      bigint  NOT NULL
);

-- One row per grant, however often it is refreshed: generation is that of the one live refresh token.
CREATE TABLE oauth_grant (
    id                uuid        PRIMARY KEY,
    client_id         text        NOT NULL,
    account_id        uuid        NOT NULL,
    scopes            text[]      NOT NULL,
    audience          text[]      NOT NULL,
    refreshable       boolean     NOT NULL,
    bearer_refresh    boolean     NOT NULL, -- may be refreshed at /auth/refresh-token, without client authentication
    generation        bigint      NOT NULL DEFAULT 0,
    generation_scopes text[]      NOT NULL, -- the scopes of the access token that came with this generation
    generation_at     timestamptz NOT NULL,
    created_at        timestamptz NOT NULL,
    idle_expires_at   timestamptz NOT NULL,
    expires_at        timestamptz NOT NULL,
    credentials_changed_at timestamptz NOT NULL, -- of the password that it was made with
    revoked_at        timestamptz,
    revocation_reason text
) WITH (fillfactor = 80);

CREATE INDEX oauth_grant_live_by_account ON oauth_grant (account_id) WHERE revoked_at IS NULL;
CREATE INDEX oauth_grant_live_by_client ON oauth_grant (client_id) WHERE revoked_at IS NULL;

CREATE TABLE opaque_token (
    hash       bytea       PRIMARY KEY,
    token_id   text        NOT NULL,
    grant_id   uuid,
    client_id  text        NOT NULL,
    account_id uuid,
    scopes     text[]      NOT NULL,
    audience   text[]      NOT NULL,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX opaque_token_by_expiry ON opaque_token (expires_at);

CREATE TABLE revocation (
    key        text        PRIMARY KEY,
    not_before timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX revocation_by_expiry ON revocation (expires_at);

CREATE TABLE processed_event (
    event_id     uuid        PRIMARY KEY,
    processed_at timestamptz NOT NULL DEFAULT now()
);
