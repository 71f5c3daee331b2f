package io.tillgate.sample.sale;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A dish of a sale, as it was at the time of the sale.
 *
 * @param dishId the dish
 * @param dishName its name
 * @param quantity the quantity
 * @param unitPriceCents the price of one, in hundredths of the currency
 */
@Embeddable
public record SaleLine(UUID dishId, String dishName, int quantity, long unitPriceCents) {
    long totalCents() {
        return quantity * unitPriceCents;
    }
}
