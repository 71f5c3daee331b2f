/** Reads the fields of request bodies, JSON (RFC 8259) or forms, and collects their violations. */
@NullMarked
package io.tillgate.user.request;

import org.jspecify.annotations.NullMarked;
