/**
 * Registered clients (RFC 6749 section 2) and how they authenticate (RFC 6749 section 2.3).
 */
@NullMarked
package io.tillgate.auth.client;

import org.jspecify.annotations.NullMarked;
