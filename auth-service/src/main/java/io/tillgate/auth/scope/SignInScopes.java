package io.tillgate.auth.scope;

import java.util.List;

/**
 * The scopes that administer the suite and those reserved for its services. Modules cannot register them. Regardless of
 * their records on the topic, API keys cannot hold them and consent requires a recent sign-in.
 */
final class SignInScopes {
    private static final String ADMIN = "admin";
    private static final List<String> PREFIXES = List.of(
            "scopes:",
            "users:",
            "audit:",
            "clients:",
            "tokens:",
            "keys:",
            "grants:",
            "revocations:",
            "enforcement:",
            "tillgate:");

    private SignInScopes() {}

    static boolean contain(String namespace) {
        return namespace.equals(ADMIN) || PREFIXES.stream().anyMatch(namespace::startsWith);
    }
}
