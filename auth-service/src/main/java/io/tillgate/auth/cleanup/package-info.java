/** Deletes rows that have expired, in small batches. */
@NullMarked
package io.tillgate.auth.cleanup;

import org.jspecify.annotations.NullMarked;
