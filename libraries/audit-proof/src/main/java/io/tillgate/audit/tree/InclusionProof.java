package io.tillgate.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a leaf is in a tree (RFC 6962 §2.1.1).
 *
 * @param index the leaf index
 * @param size the number of leaves of the tree
 * @param hashes the audit path, from the leaf upwards
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {

    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * Returns the spans of the path {@code PATH(index, D[size])}.
     *
     * @throws IllegalArgumentException if the tree has no such leaf
     */
    public static List<Span> spans(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
        }
        List<Span> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Span.split(to - from);
            if (index < middle) {
                path.add(0, new Span(middle, to));
                to = middle;
            } else {
                path.add(0, new Span(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /** Returns whether the leaf is in the tree with this root (RFC 9162 §2.1.3.2). */
    public boolean holds(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long place = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash other : hashes) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = Hash.node(other, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, other);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
