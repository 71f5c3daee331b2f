package io.tillgate.auth.oauth.openid;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The profile of an account, as user-service tells it. Personal data: it is not kept here, and never logged.
 *
 * @param id the account
 * @param userName the name that it signs in with
 * @param displayName the name shown to people; null where it has none
 * @param email null where it has none
 * @param emailVerified whether the address is proven to be the account's own
 * @param pendingEmail the address that replaces it when its link is used; null where none waits
 * @param updatedAt when the account was last changed
 */
public record Profile(
        UUID id,
        String userName,
        @Nullable String displayName,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String pendingEmail,
        Instant updatedAt) {
    @Override
    public String toString() {
        return "Profile[" + id + "]";
    }
}
