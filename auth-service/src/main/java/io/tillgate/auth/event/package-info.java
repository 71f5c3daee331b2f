/**
 * How a fact becomes a CloudEvent in the outbox.
 */
@NullMarked
package io.tillgate.auth.event;

import org.jspecify.annotations.NullMarked;
