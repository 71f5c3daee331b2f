-- Grants for the role that the service connects as, if it is not the owner of the tables: it can add to the log, but
-- not change it.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = '${runtime-role}')
            AND to_regclass('audit_personal') IS NOT NULL THEN
        GRANT SELECT, INSERT ON audit_event, audit_event_id, audit_node, audit_checkpoint TO "${runtime-role}";
        GRANT SELECT, INSERT, UPDATE ON audit_person TO "${runtime-role}";
        GRANT SELECT, INSERT, DELETE ON audit_personal TO "${runtime-role}";
        GRANT SELECT ON audit_dropped, audit_kept_leaf TO "${runtime-role}";
        GRANT EXECUTE ON FUNCTION audit_month(timestamptz) TO "${runtime-role}";
        GRANT SELECT, UPDATE ON audit_tree TO "${runtime-role}";
        GRANT SELECT, INSERT, UPDATE ON audit_received, audit_offset, outbox_sequence TO "${runtime-role}";
        GRANT SELECT, INSERT, DELETE ON outbox TO "${runtime-role}";
    END IF;
END
$$;
