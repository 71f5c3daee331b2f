/** Calls the stack at its origin, as its clients do: RFC 6749 (tokens), RFC 7009 (revocation). */
@NullMarked
package io.tillgate.local.client;

import org.jspecify.annotations.NullMarked;
