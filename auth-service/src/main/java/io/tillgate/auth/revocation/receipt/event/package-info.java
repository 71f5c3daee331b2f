/**
 * Reads what resource servers tell of what they have applied, and where revocations lie on their topic.
 */
@NullMarked
package io.tillgate.auth.revocation.receipt.event;

import org.jspecify.annotations.NullMarked;
