/** What the API lives among, for tests: real PostgreSQL and Kafka, and an issuer. */
@NullMarked
package io.tillgate.sample.world;

import org.jspecify.annotations.NullMarked;
