package io.tillgate.sample.ingredient;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** Ingredients in the database. */
@ApplicationScoped
class IngredientRepository implements PanacheRepositoryBase<Ingredient, UUID> {

    Uni<List<Ingredient>> list(UUID after, int limit) {
        return find("id > ?1", Sort.by("id"), after).page(0, limit).list();
    }

    /** Fails with {@code 404} if the ingredient does not exist. */
    Uni<Ingredient> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(ProblemException::notFound);
    }

    @WithTransaction
    Uni<Ingredient> add(Ingredient ingredient) {
        return persist(ingredient);
    }

    /** Fails with {@code 404} if the ingredient does not exist. */
    @WithTransaction
    Uni<Ingredient> change(UUID id, IngredientRequest request) {
        return lock(id).invoke(ingredient -> ingredient.change(request));
    }

    /** Fails with {@code 404} if the ingredient does not exist. */
    @WithTransaction
    Uni<Void> remove(UUID id) {
        return lock(id).chain(ingredient -> delete(ingredient));
    }

    /** Locks the row, so that concurrent changes wait for each other. */
    private Uni<Ingredient> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(ProblemException::notFound);
    }
}
