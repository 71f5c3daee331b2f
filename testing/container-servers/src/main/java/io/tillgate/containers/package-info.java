/**
 * PostgreSQL and Kafka for tests as containers of the images that {@code deploy/compose} names, by Testcontainers.
 */
@NullMarked
package io.tillgate.containers;

import org.jspecify.annotations.NullMarked;
