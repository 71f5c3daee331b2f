package io.tillgate.auth.revocation.bulk;

import io.tillgate.auth.revocation.receipt.Receipt;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The response of {@code POST /revocations}.
 *
 * @param target the kind of target
 * @param value its value
 * @param dryRun whether nothing was revoked
 * @param grants the number of live grants revoked
 * @param clients the number of clients that lose tokens, or may have JWTs to lose
 * @param accounts the number of accounts affected
 * @param apiKeys the number of live API keys revoked
 * @param opaqueTokens the number of live opaque access tokens revoked; JWTs are not stored and cannot be counted
 * @param sessions the number of browser sessions ended
 * @param ownTokenEnds whether the access token of the request is revoked too
 * @param enforced the number of resource-server instances that enforce it; only if the request waited
 * @param missing the serving instances that do not enforce it yet; absent if there are none
 * @param published false if it has not been seen on its topic yet
 */
@Schema(name = "BulkRevocationReport")
public record BulkRevocationReport(
        String target,
        String value,
        boolean dryRun,
        long grants,
        long clients,
        long accounts,
        long apiKeys,
        long opaqueTokens,
        long sessions,
        boolean ownTokenEnds,
        Receipt.@Nullable Enforced enforced,
        @Nullable List<String> missing,
        @Nullable Boolean published) {

    static BulkRevocationReport of(
            BulkRevocationTarget target, boolean dryRun, RevocationImpact toll, boolean ownTokenEnds) {
        return new BulkRevocationReport(
                target.kind().member(),
                target.value(),
                dryRun,
                toll.grants(),
                toll.clients(),
                toll.accounts(),
                toll.apiKeys(),
                toll.opaqueTokens(),
                toll.sessions(),
                ownTokenEnds,
                null,
                null,
                null);
    }

    BulkRevocationReport with(Receipt receipt) {
        return new BulkRevocationReport(
                target,
                value,
                dryRun,
                grants,
                clients,
                accounts,
                apiKeys,
                opaqueTokens,
                sessions,
                ownTokenEnds,
                receipt.enforced(),
                receipt.missing(),
                receipt.published());
    }
}
