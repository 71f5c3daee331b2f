/** The environment of a protected API in tests: an issuer over HTTP and its Kafka topics. */
@NullMarked
package io.tillgate.testissuer;

import org.jspecify.annotations.NullMarked;
