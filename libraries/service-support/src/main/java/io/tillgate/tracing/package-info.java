/**
 * The export of spans over OTLP, if {@code otel.exporter.otlp.endpoint} is set. Trace ids reach the audit log through
 * HTTP, the outbox and Kafka regardless of this setting.
 */
@NullMarked
package io.tillgate.tracing;

import org.jspecify.annotations.NullMarked;
