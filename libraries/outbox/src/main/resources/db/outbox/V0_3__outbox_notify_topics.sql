-- The notification names the topics of what was appended, so that the relay knows what may wait for more.
CREATE OR REPLACE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('outbox', topic) FROM (SELECT DISTINCT topic FROM appended) AS topics;
    RETURN NULL;
END
$$;

DROP TRIGGER outbox_notify ON outbox;

CREATE TRIGGER outbox_notify AFTER INSERT ON outbox REFERENCING NEW TABLE AS appended
    FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();
