package io.tillgate.audit.log;

import io.tillgate.audit.proof.LoggedRecord;
import io.tillgate.audit.tree.CompactRange;
import io.tillgate.audit.tree.Hash;
import io.tillgate.audit.tree.Node;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What entries do to the tree: a leaf for each, the subtrees that they complete, and the tree after them.
 *
 * @param first the place of the first leaf
 * @param leaves their hashes
 * @param nodes the subtrees that are kept
 * @param after the tree
 */
record Growth(long first, List<Hash> leaves, List<Kept> nodes, TreeState after) {
    /** Subtrees are kept at every eighth height: 256 leaves, 65536, and so on. */
    static final int KEPT_HEIGHTS = 8;

    /**
     * A subtree with its hash.
     *
     * @param node its place
     * @param hash its hash
     */
    record Kept(Node node, Hash hash) {}

    /** Recorded now, or with the newest event where the clock of another instance was ahead. */
    static Growth of(TreeState before, List<LogEntry> entries, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant recordedAt = now.isBefore(before.recordedAt()) ? before.recordedAt() : now;
        List<LoggedRecord> records = new ArrayList<>(entries.size());
        for (LogEntry entry : entries) {
            records.add(entry.logged(before.size() + records.size(), recordedAt));
        }
        return of(before, records, recordedAt);
    }

    static Growth of(TreeState before, List<LoggedRecord> records, Instant recordedAt) {
        CompactRange range = before.range();
        List<Hash> leaves = new ArrayList<>(records.size());
        List<Kept> nodes = new ArrayList<>();
        for (LoggedRecord each : records) {
            Hash leaf = each.leaf();
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
