package io.tillgate.sample.dish;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** Dishes in the database. */
@ApplicationScoped
class DishRepository implements PanacheRepositoryBase<Dish, UUID> {

    Uni<List<Dish>> list(UUID after, int limit) {
        return find("id > ?1", Sort.by("id"), after).page(0, limit).list();
    }

    /** Fails with {@code 404} if there is none. */
    Uni<Dish> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(ProblemException::notFound);
    }

    @WithTransaction
    Uni<Dish> add(Dish dish) {
        return persist(dish);
    }

    /** Fails with {@code 404} if there is none. */
    @WithTransaction
    Uni<Dish> change(UUID id, DishRequest request) {
        return lock(id).invoke(dish -> dish.change(request));
    }

    /** Fails with {@code 404} if there is none. */
    @WithTransaction
    Uni<Void> remove(UUID id) {
        return lock(id).chain(dish -> delete(dish));
    }

    /** Of two changes at once, the second waits. */
    private Uni<Dish> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(ProblemException::notFound);
    }
}
