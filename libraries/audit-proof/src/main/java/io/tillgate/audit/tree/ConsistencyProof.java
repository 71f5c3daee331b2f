package io.tillgate.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that one tree is a prefix of another (RFC 6962 §2.1.2).
 *
 * @param from the number of leaves of the smaller tree
 * @param to the number of leaves of the larger tree
 * @param hashes the proof, in the order of RFC 6962
 */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {

    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * Returns the spans of the proof {@code PROOF(from, D[to])}; empty for trees of equal size and for an empty smaller
     * tree.
     *
     * @throws IllegalArgumentException if the first tree is larger
     */
    public static List<Span> spans(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a tree of " + from + " is not the beginning of one of " + to);
        }
        List<Span> proof = new ArrayList<>();
        if (from == 0) {
            return proof;
        }
        long left = 0;
        long right = to;
        while (from != right) {
            long middle = left + Span.split(right - left);
            if (from <= middle) {
                proof.add(0, new Span(middle, right));
                right = middle;
            } else {
                proof.add(0, new Span(left, middle));
                left = middle;
            }
        }
        if (left != 0) {
            proof.add(0, new Span(left, right));
        }
        return proof;
    }

    /** Returns whether the tree with the first root is a prefix of the tree with the second (RFC 9162 §2.1.4.2). */
    public boolean holds(Hash fromRoot, Hash toRoot) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == 0 || from == to) {
            return hashes.isEmpty() && (from == 0 ? fromRoot.equals(Hash.EMPTY) : fromRoot.equals(toRoot));
        }
        List<Hash> path = new ArrayList<>(hashes);
        if (Long.bitCount(from) == 1) {
            path.add(0, fromRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        long place = from - 1;
        long last = to - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        Hash smaller = path.get(0);
        Hash larger = smaller;
        for (Hash other : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                smaller = Hash.node(other, smaller);
                larger = Hash.node(other, larger);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                larger = Hash.node(larger, other);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && smaller.equals(fromRoot) && larger.equals(toRoot);
    }
}
