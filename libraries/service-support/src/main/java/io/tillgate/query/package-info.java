/**
 * What a query may hold. A call that changes or ends something refuses parameters that it does not declare, that are empty
 * or that are repeated: a misspelt filter must not become a wider call. With this library on the class path every JAX-RS
 * resource has the rule; a service answers {@link io.tillgate.query.InvalidQueryException} in its own form.
 */
@NullMarked
package io.tillgate.query;

import org.jspecify.annotations.NullMarked;
