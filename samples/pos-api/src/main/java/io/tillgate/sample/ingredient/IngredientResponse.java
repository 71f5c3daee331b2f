package io.tillgate.sample.ingredient;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An ingredient as callers see it.
 *
 * @param id its id
 * @param name what it is called
 * @param unit what it is counted in, such as {@code g} or {@code piece}
 * @param allergen whether guests must be told of it
 */
@Schema(name = "Ingredient", description = "An ingredient.")
public record IngredientResponse(UUID id, String name, String unit, boolean allergen) {}
