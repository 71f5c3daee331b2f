package io.tillgate.sample.dish;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The menu, for whoever sells from it. */
@ApplicationScoped
public class Menu {
    private final DishRepository dishes;

    Menu(DishRepository dishes) {
        this.dishes = dishes;
    }

    /** Those of the dishes that are on the menu, by their ids. */
    public Uni<Map<UUID, Dish>> dishes(Collection<UUID> ids) {
        return dishes.findAll(ids);
    }
}
