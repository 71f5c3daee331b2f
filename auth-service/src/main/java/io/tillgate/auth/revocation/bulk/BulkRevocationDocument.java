package io.tillgate.auth.revocation.bulk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /revocations} takes, for the API's description: one target, and a reason.
 *
 * @param account the id of an account
 * @param client a client id
 * @param grant the id of a grant
 * @param scope the namespace of a scope
 * @param apiKey the id of an API key
 * @param signingKey the {@code kid} of a signing key
 * @param issuedBefore a time that is not in the future, RFC 3339
 * @param reason why, in words, for the audit log
 */
public record BulkRevocationDocument(
        @Nullable UUID account,
        @Nullable String client,
        @Nullable UUID grant,
        @Nullable String scope,
        @Nullable UUID apiKey,
        @Nullable String signingKey,
        @Nullable Instant issuedBefore,
        @Nullable String reason) {}
