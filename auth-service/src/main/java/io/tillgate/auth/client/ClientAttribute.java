package io.tillgate.auth.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of clients: its name, its column, how it is written, read and checked. {@link ClientAttributes} lists them.
 * Each attribute is one object, equal to itself alone.
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

    /** Reads an attribute from a document, and rejects what it must not be. */
    @FunctionalInterface
    interface Reading<T> {
        /**
         * The value; null if the client has none.
         *
         * @param client the client with what was read before
         */
        @Nullable
        T read(MetadataReader reader, String name, RegisteredClient client);
    }

    /** Its name in documents (RFC 7591 section 2, or ours); empty if documents do not show it. */
    public String name() {
        return name;
    }

    /** The JSON type of its value and, after a space, the format, or the name of a schema; empty for any JSON. */
    public String schema() {
        return type.schema();
    }

    String column() {
        return column;
    }

    /** The value of a client that never stated one. */
    @Nullable
    T initial() {
        return initial;
    }

    /** The client with the value that a document gives it; the same client if no document can. */
    RegisteredClient read(MetadataReader reader, RegisteredClient client) {
        return reading == null ? client : client.with(this, reading.read(reader, name, client));
    }

    /** The value of a client as a document shows it; empty if the client has none. */
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
