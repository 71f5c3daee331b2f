/**
 * Who has access to an account: its grants, listed and ended by their owner and by administrators, and its API keys.
 */
@NullMarked
package io.tillgate.auth.grant.management;

import org.jspecify.annotations.NullMarked;
