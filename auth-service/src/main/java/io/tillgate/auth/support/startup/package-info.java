/**
 * What must be right before the service says that it is ready.
 */
@NullMarked
package io.tillgate.auth.support.startup;

import org.jspecify.annotations.NullMarked;
