/** Tests of receipts. */
@NullMarked
package io.tillgate.auth.receipt;

import org.jspecify.annotations.NullMarked;
