/** The time of a service. */
@NullMarked
package io.tillgate.time;

import org.jspecify.annotations.NullMarked;
