package io.tillgate.audit.tree;

/**
 * The position of a complete subtree: its {@code 2^height} leaves begin at {@code index * 2^height}.
 *
 * @param height 0 for a leaf
 * @param index the position among the subtrees of this height
 */
public record Node(int height, long index) {

    /** Returns the nodes of this subtree that are {@code levels} below its root, from left to right. */
    public java.util.List<Node> below(int levels) {
        return java.util.stream.LongStream.range(index << levels, (index + 1) << levels)
                .mapToObj(each -> new Node(height - levels, each))
                .toList();
    }
}
