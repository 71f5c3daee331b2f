package io.tillgate.audit.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillgate.event.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which members of an event's data are personal, and whose. */
public final class PersonalMembers {
    /** The member that is the network address, which is a column of the log too. */
    public static final String ADDRESS = "address";

    private static final List<String> NAMES = List.of("user_name", "email", "display_name", ADDRESS, "user_agent");
    private static final String ERASED = "erased";
    private static final String ACCOUNT_CHANGED = EventType.ACCOUNT_CHANGED.typeName();
    private static final String REVOCATION_ORDERED = EventType.REVOCATION_ORDERED.typeName();

    private PersonalMembers() {}

    /**
     * The account whose personal data an event holds or ends; empty where it holds none, or nobody's in particular.
     *
     * @param type of the event
     */
    public static Optional<UUID> person(String type, JsonNode data) {
        return texts(data).isEmpty() && !isAccount(type) ? Optional.empty() : id(data, member(type));
    }

    /** Whether events of a type are about an account as a whole, whose id is their {@code id}. */
    public static boolean isAccount(String type) {
        return type.equals(ACCOUNT_CHANGED);
    }

    /** The personal texts, by their members. */
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
     * The data with its personal texts sealed; what belongs to an account that is gone is not even that.
     *
     * @param event the event's id
     * @param key the account's; null where the account is gone
     */
    public static ObjectNode closed(ObjectNode data, UUID event, @Nullable PersonKey key) {
        ObjectNode closed = data.deepCopy();
        texts(data)
                .forEach((name, text) -> closed.put(name, key == null ? ERASED : key.seal(text, event + "/" + name)));
        return closed;
    }

    /** Whether there is anything to open. */
    public static boolean isSealed(JsonNode data) {
        return texts(data).values().stream().anyMatch(PersonKey::isSealed);
    }

    /** The data as it was; without the key its personal texts are null. */
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

    /** The member that names the account: of an order of an administrator's, the administrator. */
    private static String member(String type) {
        if (isAccount(type)) {
            return "id";
        }
        return type.equals(REVOCATION_ORDERED) ? "actor" : "account_id";
    }

    private static Optional<UUID> id(JsonNode data, String name) {
        try {
            return Optional.of(UUID.fromString(data.path(name).asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
