package io.tillgate.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the hashes of the complete subtrees that cover its leaves, the largest first. This
 * suffices to append leaves and to compute the root. Not thread-safe.
 */
public final class CompactRange {
    private final List<Hash> edge;
    private long size;

    /**
     * Creates a tree that has leaves.
     *
     * @param edge the result of {@link #edge()} for it
     * @throws IllegalArgumentException if a tree of this size has another number of subtrees
     */
    public CompactRange(long size, List<Hash> edge) {
        if (size < 0 || edge.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has another edge");
        }
        this.size = size;
        this.edge = new ArrayList<>(edge);
    }

    /** Creates an empty tree. */
    public CompactRange() {
        this(0, List.of());
    }

    /** Appends a leaf and reports every node that becomes complete, the leaf itself first. */
    public void append(Hash leaf, Completed completed) {
        Hash hash = leaf;
        long index = size++;
        int height = 0;
        completed.node(new Node(height, index), hash);
        for (; (index & 1) == 1; index >>= 1) {
            hash = Hash.node(edge.remove(edge.size() - 1), hash);
            completed.node(new Node(++height, index >> 1), hash);
        }
        edge.add(hash);
    }

    /** Appends a leaf. */
    public void append(Hash leaf) {
        append(leaf, (node, hash) -> {});
    }

    public long size() {
        return size;
    }

    public List<Hash> edge() {
        return List.copyOf(edge);
    }

    /** Returns the root hash. */
    public Hash root() {
        return edge.isEmpty() ? Hash.EMPTY : Span.hash(edge);
    }

    /** Receives nodes when they become complete. */
    @FunctionalInterface
    public interface Completed {
        void node(Node node, Hash hash);
    }
}
