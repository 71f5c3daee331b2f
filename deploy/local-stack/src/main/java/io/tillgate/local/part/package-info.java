/**
 * The parts of the stack as operating-system processes: started detached, known by their pid files, waited for, stopped
 * and killed. Nothing here knows what a part does. No RFC applies.
 */
@NullMarked
package io.tillgate.local.part;

import org.jspecify.annotations.NullMarked;
