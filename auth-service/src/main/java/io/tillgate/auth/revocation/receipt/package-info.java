/**
 * Receipts: whether a revocation is enforced by every instance that may serve (RFC 7240 {@code wait}), or who is missing.
 */
@NullMarked
package io.tillgate.auth.revocation.receipt;

import org.jspecify.annotations.NullMarked;
