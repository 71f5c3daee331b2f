/**
 * Traces. Trace ids go through HTTP, the outbox and Kafka into the audit log whatever is set; spans are made of the way
 * through Kafka, and exported over OTLP, where {@code otel.exporter.otlp.endpoint} names who takes them.
 */
@NullMarked
package io.tillgate.tracing;

import org.jspecify.annotations.NullMarked;
