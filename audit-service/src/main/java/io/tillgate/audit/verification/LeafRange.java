package io.tillgate.audit.verification;

import io.tillgate.audit.proof.Checkpoint;
import io.tillgate.audit.tree.Hash;
import java.util.List;

/**
 * A range of the log with the data that its proof needs.
 *
 * @param first the leaf index of its first record
 * @param end the leaf index after its last record
 * @param edge the right edge of the tree before it
 * @param note the newest checkpoint as stored
 * @param newest the parsed checkpoint
 * @param consistency the proof that the tree up to the end of the range is a prefix of the newest checkpoint's tree
 */
record LeafRange(long first, long end, List<Hash> edge, String note, Checkpoint newest, List<Hash> consistency) {}
