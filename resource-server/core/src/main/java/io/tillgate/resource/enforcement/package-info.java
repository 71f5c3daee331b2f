/**
 * Receipts: an instance tells what it has applied, and serves by nothing that it has not told. Whoever reads what is told
 * knows of every instance that may serve, and until when it may if it is never heard of again.
 */
@NullMarked
package io.tillgate.resource.enforcement;

import org.jspecify.annotations.NullMarked;
