package io.tillgate.sample.sale;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sales in the database, with their lines. */
@ApplicationScoped
class SaleRepository implements PanacheRepositoryBase<Sale, UUID> {

    /** Reads the page first and then the lines of its sales, since with a join the limit would count lines. */
    Uni<List<Sale>> listNewestFirst(UUID before, int limit) {
        return find("id < ?1", Sort.descending("id"), before)
                .page(0, limit)
                .list()
                .call(sales -> list("from Sale sale left join fetch sale.lines where sale in ?1", sales));
    }

    /** Fails with {@code 404} if the sale does not exist. */
    Uni<Sale> get(UUID id) {
        return withLines(findById(id));
    }

    /** Locks the row for the transaction. Fails with {@code 404} if the sale does not exist. */
    Uni<Sale> getForChange(UUID id) {
        return withLines(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Uni<Sale> withLines(Uni<Sale> found) {
        return found.onItem().ifNull().failWith(ProblemException::notFound).call(sale -> Mutiny.fetch(sale.lines()));
    }
}
