/** The rules of definitions, without a server. */
@NullMarked
package io.tillgate.scope.definition;

import org.jspecify.annotations.NullMarked;
