/** The scope registry: definitions of the scopes (RFC 6749 section 3.3) that POS modules register. */
@NullMarked
package io.tillgate.scope;

import org.jspecify.annotations.NullMarked;
