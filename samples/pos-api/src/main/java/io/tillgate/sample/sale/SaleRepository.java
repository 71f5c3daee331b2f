package io.tillgate.sample.sale;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sales in the database; each is read with its lines in one statement. */
@ApplicationScoped
class SaleRepository {
    private static final String SELECT = """
            select s.id, s.status, s.total_cents, s.currency, s.sold_at, s.sold_by, s.refunded_at, s.refunded_by,
                (select json_agg(json_build_object('dish_id', l.dish_id, 'dish_name', l.dish_name,
                    'quantity', l.quantity, 'unit_price_cents', l.unit_price_cents) order by l.line_number)
                 from sale_line l where l.sale_id = s.id) as lines
            from sale s
            """;
    private final Pool pool;

    SaleRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Sale>> listNewestFirst(UUID before, int limit) {
        return pool.preparedQuery(SELECT + " where s.id < $1 order by s.id desc limit $2")
                .execute(Tuple.of(before, limit))
                .map(SaleRepository::sales);
    }

    Uni<Optional<Sale>> find(UUID id) {
        return pool.preparedQuery(SELECT + " where s.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> sales(rows).stream().findFirst());
    }

    Uni<Sale> insert(Sale sale) {
        List<Tuple> lines = new ArrayList<>();
        for (SaleLine line : sale.lines()) {
            lines.add(Tuple.from(List.of(
                    sale.id(),
                    lines.size() + 1,
                    line.dishId(),
                    line.dishName(),
                    line.quantity(),
                    line.unitPriceCents())));
        }
        return pool.withTransaction(tx -> tx.preparedQuery("""
                                insert into sale (id, status, total_cents, currency, sold_at, sold_by)
                                values ($1, $2, $3, $4, $5, $6)""")
                        .execute(Tuple.from(List.of(
                                sale.id(),
                                sale.status().text(),
                                sale.totalCents(),
                                sale.currency(),
                                utc(sale.soldAt()),
                                sale.soldBy())))
                        .call(() -> tx.preparedQuery("""
                                        insert into sale_line
                                            (sale_id, line_number, dish_id, dish_name, quantity, unit_price_cents)
                                        values ($1, $2, $3, $4, $5, $6)""").executeBatch(lines)))
                .replaceWith(sale);
    }

    /** Whether the sale was there and paid: of two refunds at once, one finds it so. */
    Uni<Boolean> refund(UUID id, Instant at, String by) {
        return pool.preparedQuery("""
                        update sale set status = 'refunded', refunded_at = $2, refunded_by = $3
                        where id = $1 and status = 'paid'""").execute(Tuple.of(id, utc(at), by)).map(rows -> rows.rowCount() == 1);
    }

    private static List<Sale> sales(RowSet<Row> rows) {
        List<Sale> sales = new ArrayList<>(rows.size());
        for (Row row : rows) {
            sales.add(new Sale(
                    row.getUUID("id"),
                    SaleStatus.of(row.getString("status")),
                    lines(row.get(JsonArray.class, "lines")),
                    row.getLong("total_cents"),
                    row.getString("currency"),
                    row.getOffsetDateTime("sold_at").toInstant(),
                    row.getString("sold_by"),
                    instant(row.getOffsetDateTime("refunded_at")),
                    row.getString("refunded_by")));
        }
        return sales;
    }

    private static List<SaleLine> lines(JsonArray json) {
        List<SaleLine> lines = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            JsonObject line = json.getJsonObject(i);
            lines.add(new SaleLine(
                    UUID.fromString(line.getString("dish_id")),
                    line.getString("dish_name"),
                    line.getInteger("quantity"),
                    line.getLong("unit_price_cents")));
        }
        return lines;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
