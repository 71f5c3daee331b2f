/**
 * How long the log is kept: months that are old enough are dropped whole, with a signed statement of what they were.
 */
@NullMarked
package io.tillgate.audit.retention;

import org.jspecify.annotations.NullMarked;
