package io.tillgate.auth.scope;

import java.util.List;

/**
 * The scopes that administer the suite, and those that its services keep for themselves. No API key holds one, and they are
 * grave, whatever a record of the topic says of them: modules cannot register them.
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
