/** The commands of {@code ./tillgate}. No RFC applies. */
@NullMarked
package io.tillgate.local.command;

import org.jspecify.annotations.NullMarked;
