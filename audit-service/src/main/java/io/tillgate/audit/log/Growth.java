package io.tillgate.audit.log;

import io.tillgate.audit.tree.CompactRange;
import io.tillgate.audit.tree.Hash;
import io.tillgate.audit.tree.Node;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The change that appended entries make to the tree.
 *
 * @param first the index of the first new leaf
 * @param leaves the hashes of the new leaves
 * @param nodes the completed subtrees that are stored
 * @param after the tree afterwards
 */
record Growth(long first, List<Hash> leaves, List<Kept> nodes, TreeState after) {
    /** Subtrees are stored at every eighth height: 256 leaves, 65536, and so on. */
    static final int KEPT_HEIGHTS = 8;

    /**
     * A stored subtree.
     *
     * @param node its position
     * @param hash its hash
     */
    record Kept(Node node, Hash hash) {}

    /** Computes the change. The recording time never precedes that of the newest event, whatever the clock says. */
    static Growth of(TreeState before, List<LogEntry> entries, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant recordedAt = now.isBefore(before.recordedAt()) ? before.recordedAt() : now;
        CompactRange range = before.range();
        List<Hash> leaves = new ArrayList<>(entries.size());
        List<Kept> nodes = new ArrayList<>();
        for (LogEntry entry : entries) {
            Hash leaf = entry.logged(range.size(), recordedAt).leaf();
            leaves.add(leaf);
            range.append(leaf, (node, hash) -> {
                if (node.height() > 0 && node.height() % KEPT_HEIGHTS == 0) {
                    nodes.add(new Kept(node, hash));
                }
            });
        }
        return new Growth(before.size(), leaves, nodes, new TreeState(range.size(), range.edge(), recordedAt));
    }
}
