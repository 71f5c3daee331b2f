/**
 * Authorization requests that wait for their user: sealed in a handle that the browser keeps, bound to that browser, so that
 * any instance goes on with them, nobody finishes another's (RFC 6749 section 10.12), and strangers fill no table.
 */
@NullMarked
package io.tillgate.auth.oauth.interaction;

import org.jspecify.annotations.NullMarked;
