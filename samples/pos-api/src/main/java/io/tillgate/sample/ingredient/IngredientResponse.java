package io.tillgate.sample.ingredient;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An ingredient as responses show it.
 *
 * @param id its id
 * @param name its name
 * @param unit its unit, such as {@code g} or {@code piece}
 * @param allergen whether guests must be informed of it
 */
@Schema(name = "Ingredient", description = "An ingredient.")
public record IngredientResponse(UUID id, String name, String unit, boolean allergen) {}
