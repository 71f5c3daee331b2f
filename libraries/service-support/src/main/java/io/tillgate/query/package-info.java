/**
 * Checks query parameters. A call that changes something refuses undeclared, empty and repeated parameters, so that a
 * misspelt filter does not widen the call. With this library on the class path the rule holds for every JAX-RS
 * resource. A service maps {@link io.tillgate.query.InvalidQueryException} to its own error format.
 */
@NullMarked
package io.tillgate.query;

import org.jspecify.annotations.NullMarked;
