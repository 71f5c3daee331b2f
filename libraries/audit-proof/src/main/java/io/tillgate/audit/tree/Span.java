package io.tillgate.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive leaves with a hash of their own in some tree: {@code MTH(D[from:to])} of RFC 6962.
 *
 * @param from the first leaf
 * @param to the leaf after the last
 */
public record Span(long from, long to) {

    public Span {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("a span has leaves");
        }
    }

    /** Returns the complete subtrees that cover the span, from left to right, the largest first. */
    public List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        for (long at = from; at < to; ) {
            int height = 63 - Long.numberOfLeadingZeros(to - at);
            nodes.add(new Node(height, at >> height));
            at += 1L << height;
        }
        return nodes;
    }

    /** Returns the hash of a span from the hashes of its {@link #nodes()}. */
    public static Hash hash(List<Hash> nodes) {
        Hash hash = nodes.get(nodes.size() - 1);
        for (int i = nodes.size() - 2; i >= 0; i--) {
            hash = Hash.node(nodes.get(i), hash);
        }
        return hash;
    }

    /** Returns where a tree is split: the largest power of two smaller than its number of leaves. */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
