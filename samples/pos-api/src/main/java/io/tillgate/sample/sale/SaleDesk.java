package io.tillgate.sample.sale;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import io.tillgate.sample.dish.Dish;
import io.tillgate.sample.dish.Menu;
import io.tillgate.sample.id.TimeOrderedId;
import io.tillgate.sample.page.Page;
import io.tillgate.sample.page.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records sales at the menu's prices, and refunds them once. */
@ApplicationScoped
class SaleDesk {
    private final SaleRepository sales;
    private final Menu menu;
    private final TimeOrderedId ids;
    private final Clock clock;

    SaleDesk(SaleRepository sales, Menu menu, TimeOrderedId ids, Clock clock) {
        this.sales = sales;
        this.menu = menu;
        this.ids = ids;
        this.clock = clock;
    }

    @WithSession
    Uni<Page<SaleResponse>> list(PageQuery query) {
        return sales.listNewestFirst(query.before(), query.limit() + 1)
                .map(rows -> Page.of(rows, query.limit(), Sale::id).map(Sale::response));
    }

    @WithSession
    Uni<SaleResponse> find(UUID id) {
        return sales.get(id).map(Sale::response);
    }

    @WithTransaction
    Uni<SaleResponse> record(List<SaleRequest.Line> ordered, String by) {
        List<UUID> dishIds = ordered.stream().map(SaleRequest.Line::dishId).toList();
        return menu.dishes(dishIds)
                .chain(dishes -> sales.persist(sale(ordered, dishes, by)))
                .map(Sale::response);
    }

    @WithTransaction
    Uni<SaleResponse> refund(UUID id, String by) {
        return sales.getForChange(id)
                .invoke(sale -> {
                    if (sale.status() == SaleStatus.REFUNDED) {
                        throw ProblemException.of(SaleProblem.ALREADY_REFUNDED, "Sale " + id);
                    }
                    sale.refund(now(), by);
                })
                .map(Sale::response);
    }

    private Sale sale(List<SaleRequest.Line> ordered, Map<UUID, Dish> dishes, String by) {
        List<SaleLine> lines = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        @Nullable String currency = null;
        for (SaleRequest.Line line : ordered) {
            Dish dish = dishes.get(line.dishId());
            String field = "lines[" + (lines.size() + violations.size()) + "].dish_id";
            if (dish == null) {
                violations.add(new Violation(field, "is not a dish of the menu"));
            } else if (currency != null && !currency.equals(dish.currency())) {
                violations.add(new Violation(field, "has another currency than the lines before"));
            } else {
                currency = dish.currency();
                lines.add(new SaleLine(dish.id(), dish.name(), line.quantity(), dish.priceCents()));
            }
        }
        if (!violations.isEmpty() || currency == null) {
            throw ProblemException.invalid(violations);
        }
        return new Sale(ids.next(), lines, currency, now(), by);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
