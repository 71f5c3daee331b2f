/** The kinds of problem of this service, and what its HTTP server refuses by the head of a request. */
@NullMarked
package io.tillgate.user.error;

import org.jspecify.annotations.NullMarked;
