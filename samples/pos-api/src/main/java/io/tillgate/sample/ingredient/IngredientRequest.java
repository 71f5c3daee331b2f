package io.tillgate.sample.ingredient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The request to add or change an ingredient.
 *
 * @param name 1 to 100 characters
 * @param unit {@code g}, {@code kg}, {@code ml}, {@code l} or {@code piece}
 * @param allergen whether guests must be informed of it; false if absent
 */
public record IngredientRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\x00]*")
        String name,

        @NotNull @Pattern(regexp = "g|kg|ml|l|piece", message = "must be g, kg, ml, l or piece")
        String unit,

        @Nullable Boolean allergen) {

    boolean isAllergen() {
        return Boolean.TRUE.equals(allergen);
    }
}
