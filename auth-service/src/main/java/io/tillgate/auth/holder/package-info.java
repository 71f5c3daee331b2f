/** Who holds a scope, counted for scope-registry. */
@NullMarked
package io.tillgate.auth.holder;

import org.jspecify.annotations.NullMarked;
