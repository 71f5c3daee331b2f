package io.tillgate.auth.policy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scopes of OpenID Connect Core (sections 3.1.2.1, 5.4 and 11), and {@code groups}. They are not registered. Every
 * account may grant them to a client that may have them, but a client cannot have them for itself.
 */
public final class ProtocolScopes {
    /** Requests a refresh token; every client of the refresh_token grant may have it. */
    public static final String OFFLINE_ACCESS = "offline_access";

    /** The supported scopes. */
    public static final Set<String> SUPPORTED = Set.of("openid", "profile", "email", "groups", OFFLINE_ACCESS);

    /** All protocol scopes, including those whose claims are not supported. */
    public static final Set<String> ALL =
            Stream.concat(SUPPORTED.stream(), Stream.of("address", "phone")).collect(Collectors.toUnmodifiableSet());

    private ProtocolScopes() {}
}
