/** Runs PostgreSQL and Kafka for tests in containers, with Testcontainers and the images of {@code deploy/compose}. */
@NullMarked
package io.tillgate.containers;

import org.jspecify.annotations.NullMarked;
