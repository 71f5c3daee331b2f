/**
 * Scope definitions as scope-registry tells of them (RFC 6749 section 3.3).
 */
@NullMarked
package io.tillgate.auth.scope;

import org.jspecify.annotations.NullMarked;
