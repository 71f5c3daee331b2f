/** The production checks of this service. */
@NullMarked
package io.tillgate.scope.startup;

import org.jspecify.annotations.NullMarked;
