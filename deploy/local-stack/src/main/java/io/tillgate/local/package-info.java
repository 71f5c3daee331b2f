/**
 * The suite on one machine: the program {@code ./tillgate}, and {@link io.tillgate.local.EmbeddedServers}, the real
 * servers of the tests. No RFC applies.
 */
@NullMarked
package io.tillgate.local;

import org.jspecify.annotations.NullMarked;
