/** The check of one request: its sender, and whether it has the required scopes (RFC 6750). */
@NullMarked
package io.tillgate.forward.check;

import org.jspecify.annotations.NullMarked;
