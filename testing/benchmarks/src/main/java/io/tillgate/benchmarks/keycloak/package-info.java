/** Keycloak as the peer of a comparison: its distribution, its process with a database, and its clients. */
@NullMarked
package io.tillgate.benchmarks.keycloak;

import org.jspecify.annotations.NullMarked;
