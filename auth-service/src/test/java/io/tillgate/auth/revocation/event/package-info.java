/** Tests of the revocations in memory. */
@NullMarked
package io.tillgate.auth.revocation.event;

import org.jspecify.annotations.NullMarked;
