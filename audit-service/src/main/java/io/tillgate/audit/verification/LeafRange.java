package io.tillgate.audit.verification;

import io.tillgate.audit.proof.Checkpoint;
import io.tillgate.audit.tree.Hash;
import java.util.List;

/**
 * A range of the log with what its proof needs.
 *
 * @param first the place of its first record
 * @param end the place after its last
 * @param edge the right edge of the tree before it
 * @param note the newest checkpoint, as it is stored
 * @param newest what the note says
 * @param consistency shows that the tree that ends with the range is the beginning of the newest checkpoint's
 */
record LeafRange(long first, long end, List<Hash> edge, String note, Checkpoint newest, List<Hash> consistency) {}
