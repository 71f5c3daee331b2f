/** What holds when parts die. */
@NullMarked
package io.tillgate.e2e.failure;

import org.jspecify.annotations.NullMarked;
