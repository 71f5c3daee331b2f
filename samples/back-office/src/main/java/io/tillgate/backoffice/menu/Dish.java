package io.tillgate.backoffice.menu;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A dish of the menu.
 *
 * @param name as the menu prints it
 * @param priceCents the price in hundredths of the currency
 * @param currency ISO 4217
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Dish(String name, @JsonProperty("price_cents") long priceCents, String currency) {}
