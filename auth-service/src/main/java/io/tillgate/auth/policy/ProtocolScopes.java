package io.tillgate.auth.policy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scopes that OpenID Connect Core defines (sections 3.1.2.1, 5.4 and 11), and {@code groups}. Nobody registers them, and every account may
 * grant them to a client that may have them; a client that acts for itself never has them.
 */
public final class ProtocolScopes {
    /** Asks for a refresh token; every client of the refresh_token grant may have it. */
    public static final String OFFLINE_ACCESS = "offline_access";

    /** Those that give something. */
    public static final Set<String> SUPPORTED = Set.of("openid", "profile", "email", "groups", OFFLINE_ACCESS);

    /** All of them, also those that ask for claims of which nothing is known. */
    public static final Set<String> ALL =
            Stream.concat(SUPPORTED.stream(), Stream.of("address", "phone")).collect(Collectors.toUnmodifiableSet());

    private ProtocolScopes() {}
}
