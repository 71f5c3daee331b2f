/** Publishes changes of scopes in the form of event-contracts. */
@NullMarked
package io.tillgate.scope.event;

import org.jspecify.annotations.NullMarked;
