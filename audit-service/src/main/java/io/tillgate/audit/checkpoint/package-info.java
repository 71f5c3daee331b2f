/** Signed checkpoints of the log (C2SP tlog-checkpoint), and proofs against them. */
@NullMarked
package io.tillgate.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
