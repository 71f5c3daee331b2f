package io.tillgate.sample.ingredient;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
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

    /** Fails with {@code 404} if there is none. */
    Uni<Ingredient> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(ProblemException::notFound);
    }

    /** Locks the row: of two changes at once, the second waits. Fails with {@code 404} if there is none. */
    Uni<Ingredient> getForChange(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(ProblemException::notFound);
    }
}
