/** Tests of the refusal, against a small API. */
@NullMarked
package io.tillgate.transport;

import org.jspecify.annotations.NullMarked;
