-- Records to be sent to Kafka. A row is deleted once the broker has acknowledged it.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    headers    jsonb       NOT NULL,
    value      bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Notifies the relay at commit, with the topics of the new rows, so that the relay knows which may linger.
CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('outbox', topic) FROM (SELECT DISTINCT topic FROM appended) AS topics;
    RETURN NULL;
END
$$;

CREATE TRIGGER outbox_notify AFTER INSERT ON outbox REFERENCING NEW TABLE AS appended
    FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();

-- The number of the last record sent to each topic. Readers detect gaps by these numbers.
CREATE TABLE outbox_sequence (
    topic text   PRIMARY KEY,
    last  bigint NOT NULL
);
