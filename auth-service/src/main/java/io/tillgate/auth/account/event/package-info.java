/** Consumes the accounts topic. */
@NullMarked
package io.tillgate.auth.account.event;

import org.jspecify.annotations.NullMarked;
