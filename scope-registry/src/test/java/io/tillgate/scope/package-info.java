/** The registry as a black box: over HTTP and Kafka, on real servers. */
@NullMarked
package io.tillgate.scope;

import org.jspecify.annotations.NullMarked;
