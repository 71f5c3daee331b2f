package io.tillgate.sample.sale;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A dish of a sale, as it was then.
 *
 * @param dishId the dish
 * @param dishName what it was called
 * @param quantity how many
 * @param unitPriceCents what one cost
 */
@Embeddable
public record SaleLine(UUID dishId, String dishName, int quantity, long unitPriceCents) {
    long totalCents() {
        return quantity * unitPriceCents;
    }
}
