/** Sign-in by client libraries of others, through a real browser. */
@NullMarked
package io.tillgate.e2e.client;

import org.jspecify.annotations.NullMarked;
