package io.tillgate.auth.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of clients: its name, its column, its type and the rules for its values. {@link ClientAttributes} lists
 * them. Attributes are compared by identity.
 */
public final class ClientAttribute<T> {
    private final String name;
    private final String column;
    private final AttributeType<T> type;
    private final @Nullable T initial;
    private final @Nullable Reading<T> reading;

    ClientAttribute(
            String name, String column, AttributeType<T> type, @Nullable T initial, @Nullable Reading<T> reading) {
        this.name = name;
        this.column = column;
        this.type = type;
        this.initial = initial;
        this.reading = reading;
    }

    /** Reads an attribute from a document and rejects invalid values. */
    @FunctionalInterface
    interface Reading<T> {
        /**
         * Returns the value; null if the client has none.
         *
         * @param client the client with the attributes read so far
         */
        @Nullable
        T read(MetadataReader reader, String name, RegisteredClient client);
    }

    /** Returns its name in documents (RFC 7591 section 2, or our own); empty if documents do not contain it. */
    public String name() {
        return name;
    }

    /** Returns the schema of its value, as {@link AttributeType#schema} describes it. */
    public String schema() {
        return type.schema();
    }

    String column() {
        return column;
    }

    /** Returns the value of a client that has not set it. */
    @Nullable
    T initial() {
        return initial;
    }

    /** Returns the client with the value from a document; unchanged if documents cannot set it. */
    RegisteredClient read(MetadataReader reader, RegisteredClient client) {
        return reading == null ? client : client.with(this, reading.read(reader, name, client));
    }

    /** Returns the value of a client as in documents; empty if the client has none. */
    public Optional<JsonNode> toJson(RegisteredClient client) {
        return Optional.ofNullable(client.find(this)).map(type.toJson());
    }

    @Nullable
    Object toColumn(RegisteredClient client) {
        T value = client.find(this);
        return value == null ? null : type.toColumn().apply(value);
    }

    @Nullable
    T fromRow(Row row) {
        Object value = row.getValue(column);
        return value == null ? null : type.fromColumn().apply(value);
    }

    @Override
    public String toString() {
        return column;
    }
}
