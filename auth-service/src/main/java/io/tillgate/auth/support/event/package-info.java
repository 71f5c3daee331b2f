/**
 * Processes events of other services: verifies their signatures, has them confirmed if necessary and applies each once.
 */
@NullMarked
package io.tillgate.auth.support.event;

import org.jspecify.annotations.NullMarked;
