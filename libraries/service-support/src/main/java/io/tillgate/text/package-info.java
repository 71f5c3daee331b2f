/**
 * Texts from outside: visible text such as names, labels and reasons, with lengths as JSON Schema counts them, and
 * times (RFC 3339).
 */
@NullMarked
package io.tillgate.text;

import org.jspecify.annotations.NullMarked;
