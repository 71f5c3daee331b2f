package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scope definition as it now is. Raised when a scope is registered, changed or retired.
 *
 * @param namespace the scope token (RFC 6749 section 3.3)
 * @param label its name on the consent page
 * @param description what granting it allows
 * @param app the app that it belongs to
 * @param icon a Font Awesome class
 * @param color a named colour of the consent page
 * @param group the groups whose members may grant it; empty means everyone
 * @param owner the client that owns the namespace
 * @param clientsOnly true where only a client may hold it, never an account
 * @param status {@code active} or {@code retired}
 * @param version counts the changes of this scope, from 1
 * @param cause why it changed: {@code registered}, {@code changed} or {@code retired}
 * @param actor who caused it: an account id or a client id; absent where the service itself did
 * @param revoke true where the tokens that hold it end now, and not at their next refresh; absent otherwise
 * @param translations the label and description in other languages, by language tag (BCP 47); absent where there are none
 * @param consentVersion the version since which consent counts: what was allowed of an older one asks again; absent
 *     where all of it counts
 * @param apiKeys false where no API key may hold it; absent where one may
 * @param grave true where whoever allows it must have signed in a short while ago; absent otherwise
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

    /** Requires what is not nullable, and copies its lists. */
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
