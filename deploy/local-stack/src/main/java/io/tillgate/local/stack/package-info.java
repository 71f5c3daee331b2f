/** The whole stack: its parts, the order in which they start and stop, and their health. No RFC applies. */
@NullMarked
package io.tillgate.local.stack;

import org.jspecify.annotations.NullMarked;
