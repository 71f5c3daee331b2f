/** The scope definitions of scope-registry, as this service knows them (RFC 6749 section 3.3). */
@NullMarked
package io.tillgate.auth.scope;

import org.jspecify.annotations.NullMarked;
