/**
 * Who calls, and what the caller may do here (RFC 6750).
 */
@NullMarked
package io.tillgate.user.access;

import org.jspecify.annotations.NullMarked;
