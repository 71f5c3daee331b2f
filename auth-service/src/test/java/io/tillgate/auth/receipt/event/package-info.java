/** Tests of what is read from the topics. */
@NullMarked
package io.tillgate.auth.receipt.event;

import org.jspecify.annotations.NullMarked;
