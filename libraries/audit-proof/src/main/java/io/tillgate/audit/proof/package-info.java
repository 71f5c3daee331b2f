/**
 * Proofs of the audit log: the bytes of a record that are hashed, checkpoints (C2SP tlog-checkpoint) as signed notes
 * (C2SP signed-note), and the verification of a range of records against them, online and offline.
 */
@NullMarked
package io.tillgate.audit.proof;

import org.jspecify.annotations.NullMarked;
