/** What must be right before the service takes requests in production. */
@NullMarked
package io.tillgate.forward.startup;

import org.jspecify.annotations.NullMarked;
