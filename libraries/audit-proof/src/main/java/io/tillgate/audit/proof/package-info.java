/**
 * What makes the audit log provable: the bytes of a record that the tree is made of, checkpoints (C2SP tlog-checkpoint) as
 * signed notes (C2SP signed-note), and the check of a range of records against them, by the service and offline.
 */
@NullMarked
package io.tillgate.audit.proof;

import org.jspecify.annotations.NullMarked;
