package io.tillgate.audit.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillgate.event.EventType;
import io.tillgate.text.UuidText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows which members of an event's data are personal, and which account they belong to. */
public final class PersonalMembers {
    /** The member with the network address, which is also a column of the log. */
    public static final String ADDRESS = "address";

    private static final List<String> NAMES = List.of("user_name", "email", "display_name", ADDRESS, "user_agent");
    private static final String ERASED = "erased";
    private static final String ACCOUNT_CHANGED = EventType.ACCOUNT_CHANGED.typeName();
    private static final String REVOCATION_ORDERED = EventType.REVOCATION_ORDERED.typeName();

    private PersonalMembers() {}

    /**
     * Returns the account whose personal data an event holds or erases; empty if it holds none, or none of a single
     * account.
     *
     * @param type the type of the event
     */
    public static Optional<UUID> person(String type, JsonNode data) {
        return texts(data).isEmpty() && !isAccount(type)
                ? Optional.empty()
                : UuidText.parse(data.path(member(type)).asText());
    }

    /** Returns whether events of a type are about an account itself, with its id in the member {@code id}. */
    public static boolean isAccount(String type) {
        return type.equals(ACCOUNT_CHANGED);
    }

    /** Returns the personal texts by member name. */
    public static Map<String, String> texts(JsonNode data) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : NAMES) {
            JsonNode value = data.path(name);
            if (value.isTextual()) {
                texts.put(name, value.textValue());
            }
        }
        return texts;
    }

    /**
     * Returns the data with its personal texts encrypted. If the account is deleted, they are erased instead.
     *
     * @param event the event's id
     * @param key the account's key; null if the account is deleted
     */
    public static ObjectNode closed(ObjectNode data, UUID event, @Nullable PersonKey key) {
        ObjectNode closed = data.deepCopy();
        texts(data)
                .forEach((name, text) -> closed.put(name, key == null ? ERASED : key.seal(text, event + "/" + name)));
        return closed;
    }

    /** Returns whether the data has encrypted texts. */
    public static boolean isSealed(JsonNode data) {
        return texts(data).values().stream().anyMatch(PersonKey::isSealed);
    }

    /** Returns the data with its personal texts decrypted; without the key they are null. */
    public static ObjectNode opened(ObjectNode data, UUID event, @Nullable PersonKey key) {
        ObjectNode opened = data.deepCopy();
        texts(data).forEach((name, text) -> {
            if (PersonKey.isSealed(text)) {
                opened.put(
                        name,
                        key == null ? null : key.open(text, event + "/" + name).orElse(null));
            }
        });
        return opened;
    }

    /** Returns the member with the account's id; for a revocation that an administrator ordered, the actor. */
    private static String member(String type) {
        if (isAccount(type)) {
            return "id";
        }
        return type.equals(REVOCATION_ORDERED) ? "actor" : "account_id";
    }
}
