package io.tillgate.backoffice.menu;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A dish of the menu.
 *
 * @param name the name as printed on the menu
 * @param priceCents the price in hundredths of the currency
 * @param currency the ISO 4217 code
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Dish(String name, @JsonProperty("price_cents") long priceCents, String currency) {}
