package io.tillgate.sample.dish;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Dishes in the database. */
@ApplicationScoped
class DishRepository {
    private final Pool pool;

    DishRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Dish>> list(UUID after, int limit) {
        return pool.preparedQuery("""
                        select id, name, description, price_cents, currency from dish
                        where id > $1 order by id limit $2""").execute(Tuple.of(after, limit)).map(DishRepository::dishes);
    }

    Uni<Optional<Dish>> find(UUID id) {
        return pool.preparedQuery("select id, name, description, price_cents, currency from dish where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> dishes(rows).stream().findFirst());
    }

    Uni<Map<UUID, Dish>> findAll(Collection<UUID> ids) {
        return pool.preparedQuery("select id, name, description, price_cents, currency from dish where id = any($1)")
                .execute(Tuple.of(ids.toArray(new UUID[0])))
                .map(rows -> dishes(rows).stream().collect(Collectors.toMap(Dish::id, Function.identity())));
    }

    Uni<Dish> insert(Dish dish) {
        return pool.preparedQuery(
                        "insert into dish (id, name, description, price_cents, currency) values ($1, $2, $3, $4, $5)")
                .execute(tuple(dish))
                .replaceWith(dish);
    }

    /** Whether the dish was there to be changed. */
    Uni<Boolean> update(Dish dish) {
        return pool.preparedQuery(
                        "update dish set name = $2, description = $3, price_cents = $4, currency = $5 where id = $1")
                .execute(tuple(dish))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether the dish was there to be deleted. */
    Uni<Boolean> delete(UUID id) {
        return pool.preparedQuery("delete from dish where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Tuple tuple(Dish dish) {
        return Tuple.of(dish.id(), dish.name(), dish.description(), dish.priceCents(), dish.currency());
    }

    private static List<Dish> dishes(RowSet<Row> rows) {
        List<Dish> dishes = new ArrayList<>(rows.size());
        for (Row row : rows) {
            dishes.add(new Dish(
                    row.getUUID("id"),
                    row.getString("name"),
                    row.getString("description"),
                    row.getLong("price_cents"),
                    row.getString("currency")));
        }
        return dishes;
    }
}
