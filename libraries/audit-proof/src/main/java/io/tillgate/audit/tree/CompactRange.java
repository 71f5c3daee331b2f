package io.tillgate.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the hashes of the complete subtrees that its leaves fall into, the highest first. It
 * is all that is needed to append and to know the root. Not thread-safe.
 */
public final class CompactRange {
    private final List<Hash> edge;
    private long size;

    /**
     * A tree that has leaves already.
     *
     * @param edge what {@link #edge()} told of it
     * @throws IllegalArgumentException where a tree of this size has another number of subtrees
     */
    public CompactRange(long size, List<Hash> edge) {
        if (size < 0 || edge.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has another edge");
        }
        this.size = size;
        this.edge = new ArrayList<>(edge);
    }

    /** An empty tree. */
    public CompactRange() {
        this(0, List.of());
    }

    /** Appends a leaf; tells of every subtree that it completes, the leaf itself first. */
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

    /** The hash of the whole tree. */
    public Hash root() {
        return edge.isEmpty() ? Hash.EMPTY : Span.hash(edge);
    }

    /** Hears of subtrees as they become complete. */
    @FunctionalInterface
    public interface Completed {
        void node(Node node, Hash hash);
    }
}
