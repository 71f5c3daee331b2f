/**
 * Reports what an instance has applied; an instance serves only on the strength of acknowledged reports. From them a
 * reader of the topic knows every instance that may serve, and until when it may serve if no further report arrives.
 */
@NullMarked
package io.tillgate.resource.enforcement;

import org.jspecify.annotations.NullMarked;
