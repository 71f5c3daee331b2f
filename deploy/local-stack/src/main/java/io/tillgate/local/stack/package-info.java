/** The whole stack: which parts it has, in what order they start and stop, and whether they are well. No RFC applies. */
@NullMarked
package io.tillgate.local.stack;

import org.jspecify.annotations.NullMarked;
