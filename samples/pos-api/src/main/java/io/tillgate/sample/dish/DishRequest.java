package io.tillgate.sample.dish;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The request to add or change a dish.
 *
 * @param name 1 to 100 characters
 * @param description up to 500 characters
 * @param priceCents 0 to 100 000 000
 * @param currency three capital letters
 */
public record DishRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\x00]*")
        String name,

        @Size(max = 500) @Pattern(regexp = "[^\\x00]*") @Nullable
        String description,

        @NotNull @PositiveOrZero @Max(100_000_000) Long priceCents,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
        String currency) {}
