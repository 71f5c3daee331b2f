/**
 * Management of the stack's parts as operating-system processes: start, pid files, readiness, stop and kill. It knows
 * nothing of what a part does. No RFC applies.
 */
@NullMarked
package io.tillgate.local.part;

import org.jspecify.annotations.NullMarked;
