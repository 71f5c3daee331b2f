package io.tillgate.sample.ingredient;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ingredients in the database. */
@ApplicationScoped
class IngredientRepository {
    private final Pool pool;

    IngredientRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Ingredient>> list(UUID after, int limit) {
        return pool.preparedQuery("""
                        select id, name, unit, allergen from ingredient
                        where id > $1 order by id limit $2""").execute(Tuple.of(after, limit)).map(IngredientRepository::ingredients);
    }

    Uni<Optional<Ingredient>> find(UUID id) {
        return pool.preparedQuery("select id, name, unit, allergen from ingredient where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> ingredients(rows).stream().findFirst());
    }

    Uni<Ingredient> insert(Ingredient ingredient) {
        return pool.preparedQuery("insert into ingredient (id, name, unit, allergen) values ($1, $2, $3, $4)")
                .execute(tuple(ingredient))
                .replaceWith(ingredient);
    }

    /** Whether the ingredient was there to be changed. */
    Uni<Boolean> update(Ingredient ingredient) {
        return pool.preparedQuery("update ingredient set name = $2, unit = $3, allergen = $4 where id = $1")
                .execute(tuple(ingredient))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether the ingredient was there to be deleted. */
    Uni<Boolean> delete(UUID id) {
        return pool.preparedQuery("delete from ingredient where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Tuple tuple(Ingredient ingredient) {
        return Tuple.of(ingredient.id(), ingredient.name(), ingredient.unit(), ingredient.allergen());
    }

    private static List<Ingredient> ingredients(RowSet<Row> rows) {
        List<Ingredient> ingredients = new ArrayList<>(rows.size());
        for (Row row : rows) {
            ingredients.add(new Ingredient(
                    row.getUUID("id"), row.getString("name"), row.getString("unit"), row.getBoolean("allergen")));
        }
        return ingredients;
    }
}
