/**
 * What every feature needs to work with the database.
 */
@NullMarked
package io.tillgate.user.database;

import org.jspecify.annotations.NullMarked;
