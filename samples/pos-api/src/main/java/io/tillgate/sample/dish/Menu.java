package io.tillgate.sample.dish;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The menu, as other features read it. */
@ApplicationScoped
public class Menu {
    private final DishRepository dishes;

    Menu(DishRepository dishes) {
        this.dishes = dishes;
    }

    /** The dishes with these ids that are on the menu, by id. The caller opens the session. */
    public Uni<Map<UUID, Dish>> dishes(Collection<UUID> ids) {
        return dishes.list("id in ?1", ids)
                .map(found -> found.stream().collect(Collectors.toMap(Dish::id, Function.identity())));
    }
}
