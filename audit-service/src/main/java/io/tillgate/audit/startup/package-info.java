/** Production checks of this service's settings. */
@NullMarked
package io.tillgate.audit.startup;

import org.jspecify.annotations.NullMarked;
