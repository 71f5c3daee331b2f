package io.tillgate.sample.sale;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A sale as callers see it.
 *
 * @param id its id; later sales have greater ones
 * @param status what has become of it
 * @param lines what was sold
 * @param totalCents what was paid, in hundredths of the currency
 * @param currency the currency's code, ISO 4217
 * @param soldAt when
 * @param soldBy the account or client that recorded it
 * @param refundedAt when it was refunded; absent where it was not
 * @param refundedBy the account or client that refunded it; absent where none did
 */
@Schema(name = "Sale", description = "A sale.")
public record SaleResponse(
        UUID id,
        SaleStatus status,
        List<SaleLine> lines,
        long totalCents,
        String currency,
        Instant soldAt,
        String soldBy,
        @Nullable Instant refundedAt,
        @Nullable String refundedBy) {

    /** Copies its list. */
    public SaleResponse {
        lines = List.copyOf(lines);
    }
}
