/** What the service lives among, for tests: real Kafka, and an issuer. */
@NullMarked
package io.tillgate.forward.world;

import org.jspecify.annotations.NullMarked;
