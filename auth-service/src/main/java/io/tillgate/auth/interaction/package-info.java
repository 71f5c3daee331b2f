/**
 * Authorization requests that wait for their user: kept in the database under a random handle, bound to one browser, so
 * that any instance goes on with them and nobody finishes another's (RFC 6749 section 10.12).
 */
@NullMarked
package io.tillgate.auth.interaction;

import org.jspecify.annotations.NullMarked;
