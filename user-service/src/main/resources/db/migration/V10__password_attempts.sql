-- Wrong passwords, at sign-in and as the current password; what never failed has no row.
CREATE TABLE wrong_password (
    key            uuid        PRIMARY KEY, -- the account, or a keyed hash of a name that is no account's
    failures       integer     NOT NULL,    -- in this window, since the last lock
    locks          integer     NOT NULL,    -- that followed one another
    window_ends_at timestamptz NOT NULL,    -- then the row is of no consequence
    locked_until   timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX wrong_password_by_window_end ON wrong_password (window_ends_at);

-- Changes of an account's password, successful or not, in the window that is open.
CREATE TABLE password_change (
    account_id     uuid        PRIMARY KEY REFERENCES account (id),
    changes        integer     NOT NULL,
    window_ends_at timestamptz NOT NULL
) WITH (fillfactor = 70);
