/** Who holds a scope, counted for scope-registry. */
@NullMarked
package io.tillgate.auth.scope.usage;

import org.jspecify.annotations.NullMarked;
