-- Finds the events of one trace.
CREATE INDEX audit_event_trace ON audit_event (trace_id, time, sequence) WHERE trace_id IS NOT NULL;
