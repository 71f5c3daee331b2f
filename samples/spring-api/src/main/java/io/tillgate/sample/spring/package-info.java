/** A small POS API on Spring Boot that Tillgate protects: the worked example of the library resource-server-spring. */
@NullMarked
package io.tillgate.sample.spring;

import org.jspecify.annotations.NullMarked;
