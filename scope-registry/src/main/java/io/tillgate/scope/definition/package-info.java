/**
 * Scope definitions: what a scope (RFC 6749 section 3.3) means, to whom it may be granted, and which client owns its
 * namespace. Conditional requests follow RFC 9110 section 13.
 */
@NullMarked
package io.tillgate.scope.definition;

import org.jspecify.annotations.NullMarked;
