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

    /** Fails with {@code 404} if the dish does not exist. */
    Uni<Dish> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(ProblemException::notFound);
    }

    @WithTransaction
    Uni<Dish> add(Dish dish) {
        return persist(dish);
    }

    /** Fails with {@code 404} if the dish does not exist. */
    @WithTransaction
    Uni<Dish> change(UUID id, DishRequest request) {
        return lock(id).invoke(dish -> dish.change(request));
    }

    /** Fails with {@code 404} if the dish does not exist. */
    @WithTransaction
    Uni<Void> remove(UUID id) {
        return lock(id).chain(dish -> delete(dish));
    }

    /** Locks the row, so that concurrent changes wait for each other. */
    private Uni<Dish> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(ProblemException::notFound);
    }
}
