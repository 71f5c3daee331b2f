/** Retention of the log: expired months are dropped as a whole, and a signed statement records what they held. */
@NullMarked
package io.tillgate.audit.retention;

import org.jspecify.annotations.NullMarked;
