package io.tillgate.auth.revocation.bulk;

import io.tillgate.auth.revocation.receipt.Receipt;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code POST /revocations}.
 *
 * @param target what sort of target
 * @param value which one
 * @param dryRun whether nothing has happened
 * @param grants live grants that end
 * @param clients clients that lose tokens, or may have some to lose
 * @param accounts accounts that lose something
 * @param apiKeys live API keys that end
 * @param opaqueTokens live opaque access tokens that die; JWTs are kept nowhere, so nobody can count them
 * @param sessions browser sessions that end
 * @param ownTokenEnds whether the token that the call came with dies too
 * @param enforced how many resource-server instances have applied it; only where it was waited for
 * @param missing those that may serve and have not applied it; absent where there are none
 * @param published false where it has not been seen on its topic yet
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
