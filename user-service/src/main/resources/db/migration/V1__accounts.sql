-- Accounts. A deleted one stays as a tombstone: its name is never given to someone else.
CREATE TABLE account (
    id                     uuid        PRIMARY KEY,
    user_name              text        NOT NULL CHECK (length(user_name) BETWEEN 1 AND 64),
    email                  text        CHECK (length(email) <= 254),
    display_name           text        CHECK (length(display_name) <= 256),
    status                 text        NOT NULL CHECK (status IN ('active', 'disabled', 'pending_activation', 'deleted')),
    groups                 text[]      NOT NULL,
    password_hash          text        CHECK (password_hash LIKE '$argon2id$%'),
    credentials_changed_at timestamptz NOT NULL,
    version                bigint      NOT NULL CHECK (version >= 1),
    created_at             timestamptz NOT NULL,
    CHECK (status <> 'active' OR password_hash IS NOT NULL)
);

CREATE UNIQUE INDEX account_user_name ON account (lower(user_name));
CREATE INDEX account_email ON account (lower(email), id) WHERE email IS NOT NULL;
CREATE INDEX account_status ON account (status, id) WHERE status <> 'active';
CREATE INDEX account_administrators ON account (id) WHERE groups @> ARRAY['administrator'] AND status = 'active';

-- Activation and password-reset links: the keyed hash of the token, never the token.
CREATE TABLE action_link (
    token_hash bytea       PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account (id),
    purpose    text        NOT NULL CHECK (purpose IN ('activation', 'password_reset')),
    email      text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX action_link_account ON action_link (account_id, purpose);
CREATE INDEX action_link_expiry ON action_link (expires_at);
