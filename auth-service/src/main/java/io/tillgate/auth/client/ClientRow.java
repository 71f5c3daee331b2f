package io.tillgate.auth.client;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Converts clients to rows and back. */
final class ClientRow {
    /** The attributes that a registration sets; separate statements change the others. */
    private static final List<ClientAttribute<?>> FILLED = ClientAttributes.ALL.stream()
            .filter(attribute -> !attribute.name().isEmpty())
            .toList();

    /** The number of parameters that {@link #values} binds. */
    static final int WIDTH = FILLED.size();

    static final String COLUMN_LIST =
            FILLED.stream().map(ClientAttribute::column).collect(Collectors.joining(", "));
    static final String PARAMETER_LIST =
            IntStream.rangeClosed(1, WIDTH).mapToObj(i -> "$" + i).collect(Collectors.joining(", "));

    private ClientRow() {}

    /** Returns the index of the parameter that {@link #values} binds to an attribute. */
    static int parameter(ClientAttribute<?> attribute) {
        return FILLED.indexOf(attribute) + 1;
    }

    static Tuple values(RegisteredClient client) {
        Tuple values = Tuple.tuple();
        FILLED.forEach(attribute -> values.addValue(attribute.toColumn(client)));
        return values;
    }

    static RegisteredClient client(Row row) {
        Map<ClientAttribute<?>, Object> values = new HashMap<>();
        for (ClientAttribute<?> attribute : ClientAttributes.ALL) {
            Object value = attribute.fromRow(row);
            if (value != null) {
                values.put(attribute, value);
            }
        }
        return new RegisteredClient(values);
    }

    static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
