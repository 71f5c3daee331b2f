ALTER TABLE audit_event
    ALTER COLUMN leaf_index SET NOT NULL,
    ALTER COLUMN leaf_hash SET NOT NULL;

CREATE UNIQUE INDEX audit_event_leaf ON audit_event (leaf_index);
CREATE INDEX audit_event_recorded ON audit_event (recorded_at, leaf_index);
CREATE INDEX audit_event_address ON audit_event (address, time, sequence) WHERE address IS NOT NULL;
