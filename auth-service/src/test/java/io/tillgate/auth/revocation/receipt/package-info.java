/** Tests of receipts. */
@NullMarked
package io.tillgate.auth.revocation.receipt;

import org.jspecify.annotations.NullMarked;
