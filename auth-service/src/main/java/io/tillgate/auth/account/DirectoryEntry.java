package io.tillgate.auth.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account at user-service: personal data, neither stored nor logged here.
 *
 * @param id the account
 * @param userName the name that it signs in with
 * @param email its email address; null if it has none
 * @param displayName the display name; null if it has none
 * @param status {@code active}, {@code disabled} or {@code pending_activation}
 * @param groups its groups
 * @param createdAt when it was created
 */
public record DirectoryEntry(
        UUID id,
        String userName,
        @Nullable String email,
        @Nullable String displayName,
        String status,
        List<String> groups,
        Instant createdAt) {
    @Override
    public String toString() {
        return "DirectoryEntry[" + id + "]";
    }
}
