/** The checks of a production start. */
@NullMarked
package io.tillgate.audit.startup;

import org.jspecify.annotations.NullMarked;
