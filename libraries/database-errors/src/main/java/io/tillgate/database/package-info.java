/** What a service makes of a PostgreSQL that it cannot reach. */
@NullMarked
package io.tillgate.database;

import org.jspecify.annotations.NullMarked;
