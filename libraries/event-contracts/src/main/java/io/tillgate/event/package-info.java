/**
 * The contract that Tillgate's services share over Kafka: topics, event types, their records, and the claims of a
 * revocation (a Security Event Token, RFC 8417). Events are CloudEvents 1.0 in Kafka's binary mode. JSON Schemas and
 * golden samples are resources beside the classes.
 */
@NullMarked
package io.tillgate.event;

import org.jspecify.annotations.NullMarked;
