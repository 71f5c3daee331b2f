/** The audit service as a black box: over HTTP and Kafka, on real servers. */
@NullMarked
package io.tillgate.audit;

import org.jspecify.annotations.NullMarked;
