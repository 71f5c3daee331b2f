/**
 * The revocation log in memory, and the reader that fills it from Kafka with verified Security Event Tokens (RFC 8417).
 */
@NullMarked
package io.tillgate.resource.revocation;

import org.jspecify.annotations.NullMarked;
