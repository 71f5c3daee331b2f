/**
 * Growth: rows that are of no consequence any more leave in small batches, beside the work.
 */
@NullMarked
package io.tillgate.auth.growth;

import org.jspecify.annotations.NullMarked;
