/**
 * Revocations as signed Security Event Tokens (RFC 8417), and the heartbeat.
 */
@NullMarked
package io.tillgate.auth.revocation.event;

import org.jspecify.annotations.NullMarked;
