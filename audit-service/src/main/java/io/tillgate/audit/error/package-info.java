/** The one error form of this service: problem details (RFC 9457), also for what the framework refuses. */
@NullMarked
package io.tillgate.audit.error;

import org.jspecify.annotations.NullMarked;
