/** The whole suite, running as a user runs it. */
@NullMarked
package io.tillgate.e2e.stack;

import org.jspecify.annotations.NullMarked;
