/**
 * Authorization requests that wait for their user. Each is encrypted in a handle and bound to a browser: any instance
 * can continue it, nobody can complete another user's (RFC 6749 section 10.12), and strangers fill no table.
 */
@NullMarked
package io.tillgate.auth.oauth.interaction;

import org.jspecify.annotations.NullMarked;
