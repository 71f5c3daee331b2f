/** The audit service: records the suite's events in an append-only, verifiable log and searches them. */
@NullMarked
package io.tillgate.audit;

import org.jspecify.annotations.NullMarked;
