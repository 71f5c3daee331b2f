-- Mails to send, and for a while those that were sent. What a mail says and to whom is sealed, since links are secrets,
-- and erased once it was sent or given up.
CREATE TABLE mail (
    id              uuid        PRIMARY KEY,
    account_id      uuid        NOT NULL REFERENCES account (id),
    kind            text        NOT NULL CHECK (kind IN
                        ('activation', 'password_reset', 'password_changed', 'api_key_issued', 'sign_ins_blocked')),
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

-- Events of other services that have had their effect here.
CREATE TABLE processed_event (
    event_id     uuid        PRIMARY KEY,
    processed_at timestamptz NOT NULL
);

CREATE INDEX processed_event_time ON processed_event (processed_at);
