@NullMarked
package io.tillgate.database;

import org.jspecify.annotations.NullMarked;
