/** The number of holders of a scope, for scope-registry. */
@NullMarked
package io.tillgate.auth.scope.usage;

import org.jspecify.annotations.NullMarked;
