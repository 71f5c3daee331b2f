/** The conditions for the service to become ready. */
@NullMarked
package io.tillgate.auth.support.startup;

import org.jspecify.annotations.NullMarked;
