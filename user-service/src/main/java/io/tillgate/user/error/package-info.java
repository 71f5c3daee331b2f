/** The problem types of this service, and the checks of the head of a request. */
@NullMarked
package io.tillgate.user.error;

import org.jspecify.annotations.NullMarked;
