package io.tillgate.audit.log;

import io.smallrye.mutiny.Uni;
import io.tillgate.audit.tree.Hash;
import io.tillgate.audit.tree.Node;
import io.tillgate.audit.tree.Span;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Stores the Merkle tree in the database: its right edge, its leaves, and its subtrees of 256, 65536 and so on leaves.
 * Stateless; safe for concurrent use.
 */
@ApplicationScoped
public class AuditTree {
    private static final String STATE = "SELECT size, edge, recorded_at FROM audit_tree";
    private static final String MOVE = "UPDATE audit_tree SET size = $1, edge = $2, recorded_at = $3";
    private static final String KEEP = """
            INSERT INTO audit_node (height, index, hash) SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])""";
    private static final String LEAVES =
            "SELECT 0 AS height, leaf_index AS index, leaf_hash AS hash FROM audit_event WHERE leaf_index = ANY ($1)"
                    + " UNION ALL SELECT 0, leaf_index, leaf_hash FROM audit_kept_leaf WHERE leaf_index = ANY ($1)";
    private static final String NODES = """
            SELECT height::int, index, hash FROM audit_node
            JOIN unnest($1::int[], $2::bigint[]) AS wanted (height, index) USING (height, index)""";

    /** Returns the current state of the tree. */
    public Uni<TreeState> state(SqlClient client) {
        return client.query(STATE)
                .execute()
                .map(rows -> TreeState.of(rows.iterator().next()));
    }

    /** Returns the current state of the tree and locks its row until the transaction ends. */
    Uni<TreeState> lock(SqlClient transaction) {
        return transaction
                .query(STATE + " FOR UPDATE")
                .execute()
                .map(rows -> TreeState.of(rows.iterator().next()));
    }

    /** Saves the new state and the new subtrees of the locked tree. The leaves are stored with the events. */
    Uni<Void> grow(SqlClient transaction, Growth growth) {
        TreeState after = growth.after();
        Uni<Void> moved = transaction
                .preparedQuery(MOVE)
                .execute(Tuple.of(
                        after.size(),
                        TreeState.bytes(after.edge()),
                        after.recordedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
        if (growth.nodes().isEmpty()) {
            return moved;
        }
        Tuple nodes = Tuple.tuple()
                .addArrayOfInteger(growth.nodes().stream()
                        .map(kept -> kept.node().height())
                        .toArray(Integer[]::new))
                .addArrayOfLong(
                        growth.nodes().stream().map(kept -> kept.node().index()).toArray(Long[]::new))
                .addValue(growth.nodes().stream()
                        .map(kept -> Buffer.buffer(kept.hash().bytes()))
                        .toArray(Buffer[]::new));
        return moved.chain(() -> transaction.preparedQuery(KEEP).execute(nodes)).replaceWithVoid();
    }

    /**
     * Returns the hashes of spans of leaves within the tree.
     *
     * @return one hash per span; empty if a leaf or a subtree has been removed from the database
     */
    public Uni<Optional<List<Hash>>> hashes(SqlClient client, List<Span> spans) {
        return nodes(
                        client,
                        spans.stream().flatMap(span -> span.nodes().stream()).toList())
                .map(found -> spans.stream()
                        .map(span -> all(span.nodes().stream()
                                        .map(node -> Optional.ofNullable(found.get(node)))
                                        .toList())
                                .map(Span::hash))
                        .toList())
                .map(AuditTree::all);
    }

    /** Returns the right edge of the tree at an earlier size; empty if a subtree has been removed from the database. */
    public Uni<Optional<List<Hash>>> edge(SqlClient client, long size) {
        if (size == 0) {
            return Uni.createFrom().item(Optional.of(List.of()));
        }
        List<Node> edge = new Span(0, size).nodes();
        return nodes(client, edge)
                .map(found -> all(edge.stream()
                        .map(node -> Optional.ofNullable(found.get(node)))
                        .toList()));
    }

    private static <T> Optional<List<T>> all(List<Optional<T>> found) {
        List<T> present = found.stream().flatMap(Optional::stream).toList();
        return present.size() == found.size() ? Optional.of(present) : Optional.empty();
    }

    private static Uni<Map<Node, Hash>> nodes(SqlClient client, List<Node> nodes) {
        List<Node> stored = nodes.stream()
                .flatMap(node -> node.below(node.height() % Growth.KEPT_HEIGHTS).stream())
                .toList();
        Long[] leaves = stored.stream()
                .filter(node -> node.height() == 0)
                .map(Node::index)
                .toArray(Long[]::new);
        List<Node> higher = stored.stream().filter(node -> node.height() > 0).toList();
        Tuple wanted = Tuple.tuple()
                .addArrayOfInteger(higher.stream().map(Node::height).toArray(Integer[]::new))
                .addArrayOfLong(higher.stream().map(Node::index).toArray(Long[]::new));
        return client.preparedQuery(LEAVES)
                .execute(Tuple.of(leaves))
                .chain(found -> client.preparedQuery(NODES).execute(wanted).map(more -> combine(nodes, found, more)));
    }

    private static Map<Node, Hash> combine(List<Node> nodes, RowSet<Row> leaves, RowSet<Row> higher) {
        Map<Node, Hash> stored = new HashMap<>();
        for (RowSet<Row> rows : List.of(leaves, higher)) {
            StreamSupport.stream(rows.spliterator(), false)
                    .forEach(row -> stored.put(
                            new Node(row.getInteger("height"), row.getLong("index")),
                            Hash.of(row.getBuffer("hash").getBytes())));
        }
        Map<Node, Hash> combined = new HashMap<>();
        for (Node node : nodes) {
            List<Hash> parts = new ArrayList<>();
            for (Node part : node.below(node.height() % Growth.KEPT_HEIGHTS)) {
                if (stored.containsKey(part)) {
                    parts.add(stored.get(part));
                }
            }
            if (parts.size() == 1 << (node.height() % Growth.KEPT_HEIGHTS)) {
                combined.put(node, pairwise(parts));
            }
        }
        return combined;
    }

    private static Hash pairwise(List<Hash> hashes) {
        List<Hash> level = hashes;
        while (level.size() > 1) {
            List<Hash> above = new ArrayList<>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(Hash.node(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.get(0);
    }
}
