/** Consumes the scopes topic. */
@NullMarked
package io.tillgate.auth.scope.event;

import org.jspecify.annotations.NullMarked;
