/** What must be right before the service may run in production. */
@NullMarked
package io.tillgate.sample.startup;

import org.jspecify.annotations.NullMarked;
