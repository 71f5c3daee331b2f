/** Tests of what is read from the topics. */
@NullMarked
package io.tillgate.auth.revocation.receipt.event;

import org.jspecify.annotations.NullMarked;
