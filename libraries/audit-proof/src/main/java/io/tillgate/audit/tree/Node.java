package io.tillgate.audit.tree;

/**
 * The place of a complete subtree: its {@code 2^height} leaves begin at {@code index * 2^height}.
 *
 * @param height 0 for a leaf
 * @param index counted among the subtrees of this height
 */
public record Node(int height, long index) {

    /** The nodes, {@code levels} further down, that it is made of, from left to right. */
    public java.util.List<Node> below(int levels) {
        return java.util.stream.LongStream.range(index << levels, (index + 1) << levels)
                .mapToObj(each -> new Node(height - levels, each))
                .toList();
    }
}
