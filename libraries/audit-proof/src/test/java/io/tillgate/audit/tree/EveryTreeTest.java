package io.tillgate.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For every tree with up to some hundred leaves")
class EveryTreeTest {
    private static final int LARGEST = 300;
    private static final int LARGEST_FOR_PAIRS = 130;
    private static final List<Hash> LEAVES = PlainTree.leaves(LARGEST);
    private static final Hash OTHER = Hash.leaf(new byte[] {1});

    @Test
    @DisplayName(
            "the right edge yields the root, also when resumed at any size, and reports every complete subtree once")
    void rightEdge() {
        CompactRange range = new CompactRange();
        Map<Node, Hash> nodes = new HashMap<>();
        for (int size = 0; size < LARGEST; size++) {
            assertThat(range.root()).isEqualTo(PlainTree.root(LEAVES.subList(0, size)));
            range = new CompactRange(size, range.edge());
            range.append(
                    LEAVES.get(size),
                    (node, hash) -> assertThat(nodes.put(node, hash)).isNull());
        }
        assertThat(nodes).hasSize(2 * LARGEST - Integer.bitCount(LARGEST));
        nodes.forEach((node, hash) -> assertThat(hash)
                .isEqualTo(PlainTree.root(LEAVES.subList(
                        (int) (node.index() << node.height()), (int) ((node.index() + 1) << node.height())))));
    }

    @Test
    @DisplayName("every leaf is proven, by its own proof only")
    void inclusion() {
        for (int size = 1; size <= LARGEST; size++) {
            List<Hash> tree = LEAVES.subList(0, size);
            Hash root = PlainTree.root(tree);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = inclusion(tree, index);
                assertThat(proof.holds(tree.get(index), root)).isTrue();
                assertThat(proof.holds(OTHER, root)).isFalse();
                assertThat(proof.holds(tree.get(index), OTHER)).isFalse();
                if (size > 1) {
                    assertThat(new InclusionProof((index + 1) % size, size, proof.hashes())
                                    .holds(tree.get(index), root))
                            .isFalse();
                    assertThat(new InclusionProof(index, size, shorter(proof.hashes())).holds(tree.get(index), root))
                            .isFalse();
                }
                assertThat(new InclusionProof(index, size, longer(proof.hashes())).holds(tree.get(index), root))
                        .isFalse();
            }
        }
    }

    @Test
    @DisplayName("every smaller tree is proven to be the beginning, and no other is")
    void consistency() {
        for (int to = 0; to <= LARGEST_FOR_PAIRS; to++) {
            List<Hash> tree = LEAVES.subList(0, to);
            Hash toRoot = PlainTree.root(tree);
            for (int from = 0; from <= to; from++) {
                Hash fromRoot = PlainTree.root(tree.subList(0, from));
                ConsistencyProof proof = consistency(tree, from);
                assertThat(proof.holds(fromRoot, toRoot)).isTrue();
                assertThat(proof.holds(OTHER, toRoot)).isFalse();
                if (from > 0) {
                    assertThat(proof.holds(fromRoot, OTHER)).isFalse();
                }
                if (!proof.hashes().isEmpty()) {
                    assertThat(new ConsistencyProof(from, to, shorter(proof.hashes())).holds(fromRoot, toRoot))
                            .isFalse();
                }
                assertThat(new ConsistencyProof(from, to, longer(proof.hashes())).holds(fromRoot, toRoot))
                        .isFalse();
            }
        }
    }

    @Test
    @DisplayName("a node is made of those below it")
    void below() {
        Node node = new Node(8, 0);
        assertThat(Span.hash(List.of(PlainTree.root(LEAVES.subList(0, 256)))))
                .isEqualTo(PlainTree.root(LEAVES.subList(0, 256)));
        assertThat(node.below(8)).hasSize(256).startsWith(new Node(0, 0)).endsWith(new Node(0, 255));
        assertThat(new Node(3, 2).below(1)).containsExactly(new Node(2, 4), new Node(2, 5));
    }

    private static InclusionProof inclusion(List<Hash> tree, int index) {
        return new InclusionProof(
                index,
                tree.size(),
                InclusionProof.spans(index, tree.size()).stream()
                        .map(span -> PlainTree.hash(tree, span))
                        .toList());
    }

    private static ConsistencyProof consistency(List<Hash> tree, int from) {
        return new ConsistencyProof(
                from,
                tree.size(),
                ConsistencyProof.spans(from, tree.size()).stream()
                        .map(span -> PlainTree.hash(tree, span))
                        .toList());
    }

    private static List<Hash> shorter(List<Hash> hashes) {
        return hashes.subList(0, hashes.size() - 1);
    }

    private static List<Hash> longer(List<Hash> hashes) {
        List<Hash> longer = new ArrayList<>(hashes);
        longer.add(OTHER);
        return longer;
    }
}
