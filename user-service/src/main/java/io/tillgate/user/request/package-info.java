/**
 * Request bodies, JSON (RFC 8259) and form alike, read into fields with their violations.
 */
@NullMarked
package io.tillgate.user.request;

import org.jspecify.annotations.NullMarked;
