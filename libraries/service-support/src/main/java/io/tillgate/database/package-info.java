/** How services work with PostgreSQL: what its failures mean, and where a Hibernate session runs. */
@NullMarked
package io.tillgate.database;

import org.jspecify.annotations.NullMarked;
