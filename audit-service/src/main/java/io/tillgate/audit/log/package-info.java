/** The table that everything is written to, once and for good. */
@NullMarked
package io.tillgate.audit.log;

import org.jspecify.annotations.NullMarked;
