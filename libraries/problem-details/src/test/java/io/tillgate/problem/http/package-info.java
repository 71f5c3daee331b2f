/** Tests of the error form, against a small API. */
@NullMarked
package io.tillgate.problem.http;

import org.jspecify.annotations.NullMarked;
