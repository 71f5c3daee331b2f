/** Token revocation (RFC 7009) and all other ways to end tokens early. */
@NullMarked
package io.tillgate.auth.revocation;

import org.jspecify.annotations.NullMarked;
