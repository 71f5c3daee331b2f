/** Deletes rows that have expired, in small batches. */
@NullMarked
package io.tillgate.auth.support.cleanup;

import org.jspecify.annotations.NullMarked;
