/**
 * Problem details (RFC 9457), the one error format of the APIs. A service adds its problem types by an enum that
 * implements {@link io.tillgate.problem.ProblemType}.
 */
@NullMarked
package io.tillgate.problem;

import org.jspecify.annotations.NullMarked;
