/** A small POS API on Spring Boot that Tillgate protects; the sample for the library resource-server-spring. */
@NullMarked
package io.tillgate.sample.spring;

import org.jspecify.annotations.NullMarked;
