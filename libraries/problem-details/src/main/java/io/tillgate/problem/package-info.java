/**
 * The one error form of an API: problem details (RFC 9457), also for what the framework refuses. With this library on the
 * class path every refusal has it: {@link io.tillgate.problem.ProblemException} of the service's own code, bodies and
 * parameters that JAX-RS, Jackson or Bean Validation turn away, and what ends before JAX-RS is asked. A service adds its
 * kinds of problem by an enum that is a {@link io.tillgate.problem.ProblemType}. Refusals of tokens are no business of
 * this library.
 */
@NullMarked
package io.tillgate.problem;

import org.jspecify.annotations.NullMarked;
