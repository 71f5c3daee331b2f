/** What a protected API lives among, for tests: a real issuer over HTTP, and real Kafka. */
@NullMarked
package io.tillgate.resource.world;

import org.jspecify.annotations.NullMarked;
