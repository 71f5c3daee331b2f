/**
 * How a fact becomes a CloudEvent in the outbox.
 */
@NullMarked
package io.tillgate.auth.support.event;

import org.jspecify.annotations.NullMarked;
