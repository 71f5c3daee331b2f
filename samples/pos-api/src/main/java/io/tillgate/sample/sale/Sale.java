package io.tillgate.sample.sale;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ListIndexBase;
import org.jspecify.annotations.Nullable;

/** A sale. Not thread-safe. */
@Entity
class Sale {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private SaleStatus status = SaleStatus.PAID;

    @ElementCollection
    @CollectionTable(name = "sale_line", joinColumns = @JoinColumn(name = "sale_id"))
    @OrderColumn(name = "line_number")
    @ListIndexBase(1)
    private List<SaleLine> lines;

    private long totalCents;
    private String currency;
    private Instant soldAt;
    private String soldBy;
    private @Nullable Instant refundedAt;
    private @Nullable String refundedBy;

    @Version
    private long version = 1;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Sale() {}

    /** Creates a paid sale. */
    Sale(UUID id, List<SaleLine> lines, String currency, Instant soldAt, String soldBy) {
        this.id = id;
        this.lines = lines;
        this.totalCents = lines.stream().mapToLong(SaleLine::totalCents).sum();
        this.currency = currency;
        this.soldAt = soldAt;
        this.soldBy = soldBy;
    }

    UUID id() {
        return id;
    }

    SaleStatus status() {
        return status;
    }

    /** The lines; they must have been fetched by {@link SaleRepository}. */
    List<SaleLine> lines() {
        return lines;
    }

    void refund(Instant now, String by) {
        status = SaleStatus.REFUNDED;
        refundedAt = now;
        refundedBy = by;
    }

    SaleResponse response() {
        return new SaleResponse(id, status, lines, totalCents, currency, soldAt, soldBy, refundedAt, refundedBy);
    }
}
