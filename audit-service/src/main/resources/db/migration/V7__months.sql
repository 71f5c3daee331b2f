-- The log is partitioned by month of recording, so that a month can be dropped as a whole. Ids must be unique across
-- all months; they have a table of their own, which is kept when months are dropped.
ALTER TABLE audit_event RENAME TO audit_event_before;

CREATE TABLE audit_event (
    id              uuid        NOT NULL, -- ce_id, or the jti of a revocation; identifies redeliveries
    type            text        NOT NULL,
    type_name       text        NOT NULL, -- the last part of the type
    source          text        NOT NULL,
    time            timestamptz NOT NULL,
    subject         text,
    actor           text,
    client_id       text,
    address         text,
    trace_id        text,
    kafka_topic     text        NOT NULL,
    kafka_partition integer     NOT NULL,
    kafka_offset    bigint      NOT NULL,
    data            json        NOT NULL, -- unchanged, as it is hashed
    terms           tsvector    NOT NULL, -- the words of the data
    recorded_at     timestamptz NOT NULL,
    leaf_index      bigint      NOT NULL, -- its position in the log, from 0, without gaps
    leaf_hash       bytea       NOT NULL
) PARTITION BY RANGE (recorded_at);

CREATE TABLE audit_event_id (
    id          uuid        PRIMARY KEY,
    leaf_index  bigint      NOT NULL,
    recorded_at timestamptz NOT NULL
);

-- Creates the partition of a month (UTC) if it does not exist. The service may call this function, and cannot alter the
-- tables otherwise.
CREATE FUNCTION audit_month(moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    begins timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
    name   text      := 'audit_event_' || to_char(begins, 'YYYY_MM');
BEGIN
    IF to_regclass(name) IS NULL THEN
        EXECUTE format('CREATE TABLE %I (LIKE audit_event)', name);
        EXECUTE format('CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()', name);
        EXECUTE format('ALTER TABLE audit_event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name,
            begins AT TIME ZONE 'UTC', (begins + interval '1 month') AT TIME ZONE 'UTC');
    END IF;
END
$$;
REVOKE ALL ON FUNCTION audit_month(timestamptz) FROM PUBLIC;

SELECT audit_month(begins)
FROM (SELECT DISTINCT date_trunc('month', recorded_at, 'UTC') FROM audit_event_before) AS months (begins);
INSERT INTO audit_event (id, type, type_name, source, time, subject, actor, client_id, address, trace_id, kafka_topic,
    kafka_partition, kafka_offset, data, terms, recorded_at, leaf_index, leaf_hash)
SELECT id, type, type_name, source, time, subject, actor, client_id, address, trace_id, kafka_topic,
    kafka_partition, kafka_offset, data, terms, recorded_at, leaf_index, leaf_hash
FROM audit_event_before ORDER BY leaf_index;
INSERT INTO audit_event_id (id, leaf_index, recorded_at) SELECT id, leaf_index, recorded_at FROM audit_event_before;
DROP TABLE audit_event_before;
DROP FUNCTION audit_event_is_append_only();

ALTER TABLE audit_event ADD PRIMARY KEY (leaf_index, recorded_at);
CREATE INDEX audit_event_recorded ON audit_event (recorded_at, leaf_index);
CREATE INDEX audit_event_time ON audit_event (time, leaf_index);
CREATE INDEX audit_event_type ON audit_event (type_name, time, leaf_index);
CREATE INDEX audit_event_subject ON audit_event (subject, time, leaf_index) WHERE subject IS NOT NULL;
CREATE INDEX audit_event_actor ON audit_event (actor, time, leaf_index) WHERE actor IS NOT NULL;
CREATE INDEX audit_event_client ON audit_event (client_id, time, leaf_index) WHERE client_id IS NOT NULL;
CREATE INDEX audit_event_address ON audit_event (address, time, leaf_index) WHERE address IS NOT NULL;
CREATE INDEX audit_event_trace ON audit_event (trace_id, time, leaf_index) WHERE trace_id IS NOT NULL;
CREATE INDEX audit_event_terms ON audit_event USING gin (terms);

CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_event_id_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event_id
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- The dropped months, each with a signed checkpoint of the tree before the remaining records.
CREATE TABLE audit_dropped (
    end_index   bigint      PRIMARY KEY, -- the leaf index after its last record
    first_index bigint      NOT NULL,
    month       date        NOT NULL,
    note        text        NOT NULL,
    dropped_at  timestamptz NOT NULL
);

-- Hashes of dropped records that no subtree in audit_node covers: at most 255 before the remaining records.
CREATE TABLE audit_kept_leaf (
    leaf_index bigint PRIMARY KEY,
    leaf_hash  bytea  NOT NULL
);
CREATE TRIGGER audit_dropped_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_dropped
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_kept_leaf_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_kept_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
