-- Failures that are counted, by a keyed hash of what they are counted for; what never failed has no row.
CREATE TABLE throttle (
    key            text        PRIMARY KEY,
    failures       integer     NOT NULL, -- in this window, since the last lock
    locks          integer     NOT NULL, -- that followed one another
    window_ends_at timestamptz NOT NULL, -- then the row is of no consequence
    locked_until   timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX throttle_by_window_end ON throttle (window_ends_at);
CREATE INDEX throttle_by_lock ON throttle (locked_until) WHERE locks > 0;

-- Until then the account gets nothing: too many wrong passwords came for its name.
ALTER TABLE account ADD COLUMN locked_until timestamptz NOT NULL DEFAULT 'epoch';

CREATE INDEX account_by_user_name ON account (lower(user_name));
