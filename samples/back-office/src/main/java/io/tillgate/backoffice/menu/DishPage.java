package io.tillgate.backoffice.menu;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * The first page of the menu.
 *
 * @param items its dishes
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DishPage(List<Dish> items) {}
