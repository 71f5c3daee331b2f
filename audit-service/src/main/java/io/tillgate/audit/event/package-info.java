/**
 * Reads every topic of the suite into the log: CloudEvents 1.0 in Kafka's binary mode, and Security Event Tokens (RFC
 * 8417). Offsets are committed after the entries are stored. Entries are identified by their ids, so that a record that
 * is read twice is stored once.
 */
@NullMarked
package io.tillgate.audit.event;

import org.jspecify.annotations.NullMarked;
