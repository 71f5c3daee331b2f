/** The caller of a request and its permissions (RFC 6750). */
@NullMarked
package io.tillgate.user.access;

import org.jspecify.annotations.NullMarked;
