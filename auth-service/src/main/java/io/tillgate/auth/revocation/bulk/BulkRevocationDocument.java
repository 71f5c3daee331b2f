package io.tillgate.auth.revocation.bulk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request body of {@code POST /revocations} in the API description: exactly one target, and a reason.
 *
 * @param account an account id
 * @param client a client id
 * @param grant a grant id
 * @param scope the namespace of a scope
 * @param apiKey the id of an API key
 * @param signingKey the {@code kid} of a signing key
 * @param issuedBefore a time that is not in the future (RFC 3339)
 * @param reason free text for the audit log
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
