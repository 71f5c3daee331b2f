/** What a protected API lives among, for tests: an issuer over HTTP, and what it writes to Kafka. */
@NullMarked
package io.tillgate.testissuer;

import org.jspecify.annotations.NullMarked;
