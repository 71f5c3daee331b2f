/**
 * The export of spans over OTLP, if {@code otel.exporter.otlp.endpoint} is set. Trace ids go through HTTP, the outbox and
 * Kafka into the audit log with any setting.
 */
@NullMarked
package io.tillgate.tracing;

import org.jspecify.annotations.NullMarked;
