-- Records to be sent to Kafka, in one row those of a statement. A row is deleted once the broker has acknowledged them.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topics     text        NOT NULL, -- the topics of the records, separated by commas; may name others
    size       integer     NOT NULL, -- the number of records
    records    bytea       NOT NULL, -- one after the other, as FramedRecords writes them
    created_at timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- To compress the records of a group costs PostgreSQL more processor time than one row saves.
ALTER TABLE outbox ALTER records SET STORAGE EXTERNAL;

-- Notifies the relay at commit, with the topics of the new row, so that the relay knows which may linger.
CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('outbox', NEW.topics);
    RETURN NULL;
END
$$;

CREATE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION outbox_notify();

-- The number of the last record sent to each topic. Readers detect gaps by these numbers.
CREATE TABLE outbox_sequence (
    topic text   PRIMARY KEY,
    last  bigint NOT NULL
);
