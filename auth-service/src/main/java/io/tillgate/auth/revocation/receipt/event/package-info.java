/** Reads the reports of resource servers, and the offsets of revocations on their topic. */
@NullMarked
package io.tillgate.auth.revocation.receipt.event;

import org.jspecify.annotations.NullMarked;
