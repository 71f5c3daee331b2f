/**
 * Token revocation (RFC 7009) and whatever else ends tokens early.
 */
@NullMarked
package io.tillgate.auth.revocation;

import org.jspecify.annotations.NullMarked;
