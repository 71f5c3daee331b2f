/** Tests of the traces. */
@NullMarked
package io.tillgate.tracing;

import org.jspecify.annotations.NullMarked;
