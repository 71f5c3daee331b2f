/** The checks of a production start. */
@NullMarked
package io.tillgate.scope.startup;

import org.jspecify.annotations.NullMarked;
