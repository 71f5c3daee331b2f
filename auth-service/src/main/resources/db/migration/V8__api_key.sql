-- A key that an account gave to a module by consent. The key itself is kept as a keyed hash; people know it by its prefix.
CREATE TABLE api_key (
    id                     uuid        PRIMARY KEY,
    key_hash               bytea       NOT NULL UNIQUE,
    prefix                 text        NOT NULL,
    account_id             uuid        NOT NULL,
    callback_host          text        NOT NULL,
    apps                   text[]      NOT NULL, -- whose scopes it has, sorted
    scopes                 text[]      NOT NULL,
    credentials_changed_at timestamptz NOT NULL, -- of the password of the sign-in that consented
    created_at             timestamptz NOT NULL,
    last_used_at           timestamptz,          -- as exact as the interval of its notes
    expires_at             timestamptz,          -- null: never
    revoked_at             timestamptz,
    revocation_reason      text
) WITH (fillfactor = 80);

CREATE INDEX api_key_live_by_account ON api_key (account_id, created_at, id) WHERE revoked_at IS NULL;
CREATE INDEX api_key_by_end ON api_key (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX api_key_by_expiry ON api_key (expires_at) WHERE expires_at IS NOT NULL;

-- The app that a scope belongs to, as the module consent page groups them; null until its definition comes again.
ALTER TABLE scope ADD COLUMN app text;
