/**
 * The one error form of this service: problem details (RFC 9457), also for what the framework refuses. A client's mistake
 * is never a 5xx.
 */
@NullMarked
package io.tillgate.user.error;

import org.jspecify.annotations.NullMarked;
