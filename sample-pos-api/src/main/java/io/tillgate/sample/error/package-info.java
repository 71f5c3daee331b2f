/** Every refusal as problem details (RFC 9457). */
@NullMarked
package io.tillgate.sample.error;

import org.jspecify.annotations.NullMarked;
