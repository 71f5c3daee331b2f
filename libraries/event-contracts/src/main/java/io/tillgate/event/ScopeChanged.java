package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The current definition of a scope. Raised when a scope is registered, changed or retired.
 *
 * @param namespace the scope token (RFC 6749 section 3.3)
 * @param label its name on the consent page
 * @param description what it allows
 * @param app the app that it belongs to
 * @param icon a Font Awesome class
 * @param color a named colour of the consent page
 * @param group the groups whose members may grant it; empty for everyone
 * @param owner the client that owns the namespace
 * @param clientsOnly true if only clients may have it, never accounts
 * @param status {@code active} or {@code retired}
 * @param version counts the changes of this scope, from 1
 * @param cause why it changed: {@code registered}, {@code changed} or {@code retired}
 * @param actor the account or client id that caused it; absent if the service itself did
 * @param revoke true if tokens with the scope end now, and not at their next refresh; otherwise absent
 * @param translations the label and description in other languages, by language tag (BCP 47); absent if there are none
 * @param consentVersion the version since which consent is valid; consent to an older version must be renewed; absent
 *     if all consent is valid
 * @param apiKeys false if API keys may not have it; otherwise absent
 * @param grave true if granting it requires a recent sign-in; otherwise absent
 */
public record ScopeChanged(
        String namespace,
        String label,
        String description,
        String app,
        @Nullable String icon,
        @Nullable String color,
        List<String> group,
        String owner,
        boolean clientsOnly,
        String status,
        long version,
        String cause,
        @Nullable String actor,
        @Nullable Boolean revoke,
        @Nullable Map<String, ScopeWording> translations,
        @Nullable Long consentVersion,
        @Nullable Boolean apiKeys,
        @Nullable Boolean grave)
        implements Event {

    /** Requires all fields that are not nullable, and copies the lists. */
    public ScopeChanged {
        requireNonNull(namespace, "namespace");
        requireNonNull(label, "label");
        requireNonNull(description, "description");
        requireNonNull(app, "app");
        requireNonNull(owner, "owner");
        requireNonNull(status, "status");
        requireNonNull(cause, "cause");
        group = List.copyOf(group);
        translations = translations == null ? null : Map.copyOf(translations);
    }

    @Override
    public String key() {
        return namespace;
    }
}
