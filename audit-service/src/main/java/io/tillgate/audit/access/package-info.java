/** Who may read the log. */
@NullMarked
package io.tillgate.audit.access;

import org.jspecify.annotations.NullMarked;
