/** The production checks of this service. */
@NullMarked
package io.tillgate.sample.startup;

import org.jspecify.annotations.NullMarked;
