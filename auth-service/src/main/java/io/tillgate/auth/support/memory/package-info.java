/** Rows of the database in memory, kept current by notifications, from which requests are decided. */
@NullMarked
package io.tillgate.auth.support.memory;

import org.jspecify.annotations.NullMarked;
