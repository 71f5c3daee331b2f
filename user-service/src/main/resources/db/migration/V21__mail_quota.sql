-- How many mails that anybody can cause an address got since a time: by a keyed hash, so that the table names nobody.
CREATE TABLE mail_quota (
    address_hash bytea       PRIMARY KEY,
    since        timestamptz NOT NULL,
    mails        integer     NOT NULL
);

CREATE INDEX mail_quota_since ON mail_quota (since);
