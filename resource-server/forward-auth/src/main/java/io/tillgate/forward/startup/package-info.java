/** The checks of the settings before the service accepts requests in production. */
@NullMarked
package io.tillgate.forward.startup;

import org.jspecify.annotations.NullMarked;
