/** What the registry tells the other services, in the terms of the event contracts. */
@NullMarked
package io.tillgate.scope.event;

import org.jspecify.annotations.NullMarked;
