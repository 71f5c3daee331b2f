/** The audit log: what happened in the suite, kept for good and found again. */
@NullMarked
package io.tillgate.audit;

import org.jspecify.annotations.NullMarked;
