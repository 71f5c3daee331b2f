/**
 * The gateway of the local stack: a reverse proxy at the one origin, with the documentation of all APIs. Problem
 * details by RFC 9457, OAuth errors by RFC 6749 §5.2.
 */
@NullMarked
package io.tillgate.local.gateway;

import org.jspecify.annotations.NullMarked;
