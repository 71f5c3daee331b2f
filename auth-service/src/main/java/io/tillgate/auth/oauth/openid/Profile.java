package io.tillgate.auth.oauth.openid;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The profile of an account at user-service: personal data, neither stored nor logged here.
 *
 * @param id the account
 * @param userName the name that it signs in with
 * @param displayName the display name; null if it has none
 * @param email the email address; null if it has none
 * @param emailVerified whether the address is verified
 * @param pendingEmail the address that replaces it once verified; null if there is none
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
