/**
 * Receipts: whether every instance that may serve enforces a revocation (RFC 7240 {@code wait}), or which ones do not.
 */
@NullMarked
package io.tillgate.auth.revocation.receipt;

import org.jspecify.annotations.NullMarked;
