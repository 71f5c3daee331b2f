/** The embedded servers, started, killed and started again. */
@NullMarked
package io.tillgate.local;

import org.jspecify.annotations.NullMarked;
