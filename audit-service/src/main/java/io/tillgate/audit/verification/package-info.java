/** Reads ranges of the log in order, to verify and to export them. */
@NullMarked
package io.tillgate.audit.verification;

import org.jspecify.annotations.NullMarked;
