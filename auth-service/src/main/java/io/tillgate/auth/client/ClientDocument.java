package io.tillgate.auth.client;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A client as administrators see it, with its RFC 7591 fields and our own.
 *
 * @param client the client
 * @param secret its secret; null except in the response that issues it
 */
public record ClientDocument(
        RegisteredClient client, @Nullable ClientSecret secret) {

    /** Returns the document, without attributes that have no value. */
    @JsonValue
    public ObjectNode toJson() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (ClientAttribute<?> attribute : ClientAttributes.ALL) {
            if (!attribute.name().isEmpty()) {
                attribute.toJson(client).ifPresent(value -> document.set(attribute.name(), value));
            }
        }
        ArrayNode responseTypes = document.putArray("response_types");
        if (client.grantTypes().contains("authorization_code")) {
            responseTypes.add("code");
        }
        document.put("client_id_issued_at", client.createdAt().getEpochSecond());
        if (secret != null) {
            document.put("client_secret", secret.value()).put("client_secret_expires_at", 0); // 0: it does not expire
        }
        return document;
    }
}
