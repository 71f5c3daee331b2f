/**
 * Reads every topic of the suite into the log: CloudEvents 1.0 in Kafka's binary mode, and Security Event Tokens (RFC
 * 8417). Offsets are committed after the database has the entries; an entry is known by its id, so that reading twice
 * writes once.
 */
@NullMarked
package io.tillgate.audit.event;

import org.jspecify.annotations.NullMarked;
