-- Accounts. A deleted account stays as a tombstone, so that its name is never reused.
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
    email_verified         boolean     NOT NULL DEFAULT false, -- a link that was sent to the address has been used
    updated_at             timestamptz NOT NULL,
    pending_email          text        CHECK (length(pending_email) <= 254), -- replaces email once its link is used
    apps_not_before        timestamptz, -- API apps created before are to be deleted; part of every event
    CHECK (status <> 'active' OR password_hash IS NOT NULL)
);

CREATE UNIQUE INDEX account_user_name ON account (lower(user_name));
CREATE INDEX account_email ON account (lower(email), id) WHERE email IS NOT NULL;
CREATE INDEX account_user_name_beginning ON account (lower(user_name) text_pattern_ops);
CREATE INDEX account_email_beginning ON account (lower(email) text_pattern_ops) WHERE email IS NOT NULL;
CREATE INDEX account_status ON account (status, id) WHERE status <> 'active';
CREATE INDEX account_administrators ON account (id) WHERE groups @> ARRAY['administrator'] AND status = 'active';

-- Action links. Only the keyed hash of the token is stored.
CREATE TABLE action_link (
    token_hash bytea       PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account (id),
    purpose    text        NOT NULL CHECK (purpose IN
                   ('activation', 'password_reset', 'email_confirmation', 'email_recovery')),
    email      text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX action_link_account ON action_link (account_id, purpose);
CREATE INDEX action_link_expiry ON action_link (expires_at);

-- Queued mails, and recent mails that were sent or given up. Content and address are encrypted, since links are
-- secrets, and erased at the end.
CREATE TABLE mail (
    id              uuid        PRIMARY KEY,
    account_id      uuid        NOT NULL REFERENCES account (id),
    kind            text        NOT NULL CHECK (kind ~ '^[a-z_]+$'),
    state           text        NOT NULL CHECK (state IN ('queued', 'sent', 'given_up')),
    sealed          bytea,
    attempts        integer     NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    ended_at        timestamptz,
    CHECK ((state = 'queued') = (sealed IS NOT NULL)),
    CHECK ((state = 'queued') = (ended_at IS NULL))
);

CREATE INDEX mail_due ON mail (next_attempt_at) WHERE state = 'queued';
CREATE INDEX mail_age ON mail (created_at) WHERE state = 'queued';
CREATE INDEX mail_ended ON mail (ended_at) WHERE state <> 'queued';
CREATE INDEX mail_account ON mail (account_id, kind, created_at);

-- Events of other services that have been processed.
CREATE TABLE processed_event (
    event_id     uuid        PRIMARY KEY,
    processed_at timestamptz NOT NULL
);

CREATE INDEX processed_event_time ON processed_event (processed_at);

-- Wrong passwords, at sign-in and as the current password. An account without wrong passwords has no row.
CREATE TABLE wrong_password (
    key            uuid        PRIMARY KEY, -- the account, or a keyed hash of a name without an account
    failures       integer     NOT NULL,    -- in this window, since the last lock
    locks          integer     NOT NULL,    -- consecutive
    window_ends_at timestamptz NOT NULL,    -- then the row has expired
    locked_until   timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX wrong_password_by_window_end ON wrong_password (window_ends_at);

-- Changes of an account's password, successful or not, in the current window.
CREATE TABLE password_change (
    account_id     uuid        PRIMARY KEY REFERENCES account (id),
    changes        integer     NOT NULL,
    window_ends_at timestamptz NOT NULL
) WITH (fillfactor = 70);

-- Counts of the mails that are limited per day. The key is a keyed hash, so that the table contains no addresses.
CREATE TABLE mail_quota (
    address_hash bytea       PRIMARY KEY,
    since        timestamptz NOT NULL,
    mails        integer     NOT NULL
);

CREATE INDEX mail_quota_since ON mail_quota (since);
