/** Tests of the stack's start. */
@NullMarked
package io.tillgate.local.stack;

import org.jspecify.annotations.NullMarked;
