package io.tillgate.auth.gate;

import java.util.Set;

/**
 * The scopes that OpenID Connect Core defines (sections 3.1.2.1, 5.4 and 11). Nobody registers them, and every account may
 * grant them to a client that may have them; a client that acts for itself never has them.
 */
public final class ProtocolScopes {
    /** Asks for a refresh token; every client of the refresh_token grant may have it. */
    public static final String OFFLINE_ACCESS = "offline_access";

    /** All of them. */
    public static final Set<String> ALL = Set.of("openid", "profile", "email", "address", "phone", OFFLINE_ACCESS);

    private ProtocolScopes() {}
}
