-- Events read from the topics, each a leaf of a Merkle tree (RFC 6962). Append-only: rows are never changed or deleted.
-- The log is partitioned by month of recording, so that a month can be dropped as a whole.
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
    leaf_hash       bytea       NOT NULL,
    PRIMARY KEY (leaf_index, recorded_at)
) PARTITION BY RANGE (recorded_at);

CREATE INDEX audit_event_recorded ON audit_event (recorded_at, leaf_index);
CREATE INDEX audit_event_time ON audit_event (time, leaf_index);
CREATE INDEX audit_event_type ON audit_event (type_name, time, leaf_index);
CREATE INDEX audit_event_subject ON audit_event (subject, time, leaf_index) WHERE subject IS NOT NULL;
CREATE INDEX audit_event_actor ON audit_event (actor, time, leaf_index) WHERE actor IS NOT NULL;
CREATE INDEX audit_event_client ON audit_event (client_id, time, leaf_index) WHERE client_id IS NOT NULL;
CREATE INDEX audit_event_address ON audit_event (address, time, leaf_index) WHERE address IS NOT NULL;
CREATE INDEX audit_event_trace ON audit_event (trace_id, time, leaf_index) WHERE trace_id IS NOT NULL;
CREATE INDEX audit_event_terms ON audit_event USING gin (terms);

-- Ids must be unique across all months; they are kept when months are dropped.
CREATE TABLE audit_event_id (
    id          uuid        PRIMARY KEY,
    leaf_index  bigint      NOT NULL,
    recorded_at timestamptz NOT NULL
);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP;
END
$$;

CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_event_id_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event_id
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

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

-- The right edge of the tree. Every append locks the row, so that appends are serialized.
CREATE TABLE audit_tree (
    single      boolean     PRIMARY KEY DEFAULT true CHECK (single),
    size        bigint      NOT NULL,
    edge        bytea       NOT NULL, -- the hashes of its complete subtrees, the largest first
    recorded_at timestamptz NOT NULL  -- of the newest event
);
INSERT INTO audit_tree (size, edge, recorded_at) VALUES (0, '', 'epoch');

-- The complete subtrees of 256, 65536, ... leaves; those of other sizes are computed.
CREATE TABLE audit_node (
    height smallint NOT NULL,
    index  bigint   NOT NULL,
    hash   bytea    NOT NULL,
    PRIMARY KEY (height, index)
);

-- Signed statements of size and root.
CREATE TABLE audit_checkpoint (
    size      bigint      PRIMARY KEY,
    note      text        NOT NULL,
    signed_at timestamptz NOT NULL
);

CREATE TRIGGER audit_node_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_node
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_checkpoint_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
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

-- The sequence numbers received from each outbox and topic. A number missing below the highest one is a gap.
CREATE TABLE audit_received (
    source  text           NOT NULL,
    topic   text           NOT NULL,
    numbers int8multirange NOT NULL,
    PRIMARY KEY (source, topic)
);

-- The offset up to which each partition has been read into the log.
CREATE TABLE audit_offset (
    topic       text    NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- The keys of accounts' personal data. A deleted account keeps its row, so that later records cannot create a new key.
CREATE TABLE audit_person (
    account_id uuid        PRIMARY KEY,
    key        bytea,
    erased_at  timestamptz,
    CHECK ((key IS NULL) = (erased_at IS NOT NULL))
);

-- The address and words by which events with encrypted data are found. Deleted with the account.
CREATE TABLE audit_personal (
    leaf_index  bigint      PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    account_id  uuid        NOT NULL,
    address     text,
    terms       tsvector    NOT NULL
);
CREATE INDEX audit_personal_account ON audit_personal (account_id);
CREATE INDEX audit_personal_address ON audit_personal (address, leaf_index) WHERE address IS NOT NULL;
CREATE INDEX audit_personal_terms ON audit_personal USING gin (terms);
