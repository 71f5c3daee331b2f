/** PostgreSQL: the meaning of its failures, and the Vert.x contexts of Hibernate sessions. */
@NullMarked
package io.tillgate.database;

import org.jspecify.annotations.NullMarked;
