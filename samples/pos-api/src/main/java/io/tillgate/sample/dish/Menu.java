package io.tillgate.sample.dish;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The menu, for whoever sells from it. */
@ApplicationScoped
public class Menu {
    private final DishRepository dishes;

    Menu(DishRepository dishes) {
        this.dishes = dishes;
    }

    /** Those of the dishes that are on the menu, by their ids. The caller opens the session. */
    public Uni<Map<UUID, Dish>> dishes(Collection<UUID> ids) {
        return dishes.list("id in ?1", ids)
                .map(found -> found.stream().collect(Collectors.toMap(Dish::id, Function.identity())));
    }
}
