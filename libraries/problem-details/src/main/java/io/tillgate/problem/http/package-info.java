/**
 * The error format of the APIs: problem details (RFC 9457). With this library on the class path, all refused requests
 * get it: {@link io.tillgate.problem.ProblemException} from the service's code, bodies and parameters that JAX-RS,
 * Jackson or Bean Validation reject, and errors before JAX-RS. A service adds its own types with an enum that
 * implements {@link io.tillgate.problem.ProblemType}. This library does not handle refused tokens.
 */
@NullMarked
package io.tillgate.problem.http;

import org.jspecify.annotations.NullMarked;
