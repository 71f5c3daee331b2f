package io.tillgate.sample.sale;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A sale as responses show it.
 *
 * @param id its id; later sales have greater ones
 * @param status paid or refunded
 * @param lines the dishes sold
 * @param totalCents the amount paid, in hundredths of the currency
 * @param currency the currency's code, ISO 4217
 * @param soldAt the time of the sale
 * @param soldBy the account or client that recorded it
 * @param refundedAt the time of the refund; absent if not refunded
 * @param refundedBy the account or client that refunded it; absent if not refunded
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

    public SaleResponse {
        lines = List.copyOf(lines);
    }
}
