package io.tillgate.sample.dish;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dish as callers see it.
 *
 * @param id its id
 * @param name what it is called
 * @param description what is in it; absent where nothing was said
 * @param priceCents its price in hundredths of the currency
 * @param currency the currency's code, ISO 4217
 */
@Schema(name = "Dish", description = "A dish of the menu.")
public record DishResponse(UUID id, String name, @Nullable String description, long priceCents, String currency) {}
