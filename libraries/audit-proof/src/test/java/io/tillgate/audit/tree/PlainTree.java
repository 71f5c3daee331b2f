package io.tillgate.audit.tree;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** RFC 6962 §2.1 to the letter, from all leaves each time: what the tests compare with. */
final class PlainTree {
    private PlainTree() {}

    static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Hash.leaf(("record " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.EMPTY;
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = (int) Span.split(leaves.size());
        return Hash.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The hash of a span, by way of its nodes. */
    static Hash hash(List<Hash> leaves, Span span) {
        return Span.hash(span.nodes().stream()
                .map(node -> root(leaves.subList(
                        (int) (node.index() << node.height()), (int) ((node.index() + 1) << node.height()))))
                .toList());
    }
}
