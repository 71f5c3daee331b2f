/**
 * Token introspection (RFC 7662).
 */
@NullMarked
package io.tillgate.auth.oauth.introspection;

import org.jspecify.annotations.NullMarked;
