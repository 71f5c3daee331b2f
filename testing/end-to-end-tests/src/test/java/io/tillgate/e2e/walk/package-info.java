/** What the documentation tells to do, done: every code block of its pages is run, or looked up where it cannot run. */
@NullMarked
package io.tillgate.e2e.walk;

import org.jspecify.annotations.NullMarked;
