package io.tillgate.sample.sale;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import io.tillgate.sample.dish.Dish;
import io.tillgate.sample.dish.Menu;
import io.tillgate.sample.id.TimeOrderedId;
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

    Uni<Sale> record(List<SaleRequest.Line> ordered, String by) {
        List<UUID> dishIds = ordered.stream().map(SaleRequest.Line::dishId).toList();
        return menu.dishes(dishIds).map(dishes -> sale(ordered, dishes, by)).chain(sales::insert);
    }

    Uni<Sale> refund(UUID id, String by) {
        return sales.refund(id, now(), by)
                .chain(refunded -> find(id).invoke(sale -> {
                    if (!refunded) {
                        throw ProblemException.of(SaleProblem.ALREADY_REFUNDED, "Sale " + sale.id());
                    }
                }));
    }

    Uni<Sale> find(UUID id) {
        return sales.find(id).map(found -> found.orElseThrow(ProblemException::notFound));
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
                violations.add(new Violation(field, "is priced in another currency than the lines before"));
            } else {
                currency = dish.currency();
                lines.add(new SaleLine(dish.id(), dish.name(), line.quantity(), dish.priceCents()));
            }
        }
        if (!violations.isEmpty() || currency == null) {
            throw ProblemException.invalid(violations);
        }
        long total = lines.stream().mapToLong(SaleLine::totalCents).sum();
        return new Sale(ids.next(), SaleStatus.PAID, lines, total, currency, now(), by, null, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
