-- Records that say more than their topic's owner has confirmed yet.
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
