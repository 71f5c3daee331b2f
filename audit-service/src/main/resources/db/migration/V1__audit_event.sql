-- Events read from the topics. Append-only: rows are never changed or deleted.
CREATE TABLE audit_event (
    sequence        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id              uuid        NOT NULL UNIQUE, -- ce_id, or the jti of a revocation; identifies redeliveries
    type            text        NOT NULL,
    type_name       text        NOT NULL,        -- the last part of the type
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
    data            json        NOT NULL,        -- unchanged, as it is hashed
    terms           tsvector    NOT NULL,        -- the words of the data
    recorded_at     timestamptz NOT NULL
);

CREATE INDEX audit_event_time ON audit_event (time, sequence);
CREATE INDEX audit_event_type ON audit_event (type_name, time, sequence);
CREATE INDEX audit_event_subject ON audit_event (subject, time, sequence);
CREATE INDEX audit_event_actor ON audit_event (actor, time, sequence) WHERE actor IS NOT NULL;
CREATE INDEX audit_event_client ON audit_event (client_id, time, sequence) WHERE client_id IS NOT NULL;
CREATE INDEX audit_event_terms ON audit_event USING gin (terms);

CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_event is append-only: % is refused', TG_OP;
END
$$;

CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only();
