package io.tillgate.sample.sale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * The request to record a sale. The prices are those of the menu.
 *
 * @param lines 1 to 100 dishes
 */
public record SaleRequest(@NotEmpty @Size(max = 100) List<@Valid @NotNull Line> lines) {

    /**
     * A dish and its quantity.
     *
     * @param dishId a dish of the menu
     * @param quantity 1 to 1000
     */
    public record Line(
            @NotNull UUID dishId,
            @NotNull @Min(1) @Max(1000) Integer quantity) {}
}
