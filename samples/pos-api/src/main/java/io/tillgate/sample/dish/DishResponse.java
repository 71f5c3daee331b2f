package io.tillgate.sample.dish;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dish as responses show it.
 *
 * @param id its id
 * @param name its name
 * @param description its description; absent if it has none
 * @param priceCents its price in hundredths of the currency
 * @param currency the currency's code, ISO 4217
 */
@Schema(name = "Dish", description = "A dish on the menu.")
public record DishResponse(UUID id, String name, @Nullable String description, long priceCents, String currency) {}
