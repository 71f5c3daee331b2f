/** The event of a bulk revocation. */
@NullMarked
package io.tillgate.auth.revocation.bulk.event;

import org.jspecify.annotations.NullMarked;
