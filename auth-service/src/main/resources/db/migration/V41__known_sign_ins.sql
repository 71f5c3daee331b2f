-- A user name with an address or a browser that it signed in from, as a keyed hash: an address's lock does not keep it out.
CREATE TABLE known_sign_in (
    key        text        PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

CREATE INDEX known_sign_in_by_expiry ON known_sign_in (expires_at);
