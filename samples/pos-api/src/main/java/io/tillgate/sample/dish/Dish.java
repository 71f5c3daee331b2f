package io.tillgate.sample.dish;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dish of the menu. Not thread-safe. */
@Entity
public class Dish {
    @Id
    private UUID id;

    private String name;
    private @Nullable String description;
    private long priceCents;
    private String currency;

    @Version
    private long version = 1;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Dish() {}

    Dish(UUID id, DishRequest request) {
        this.id = id;
        this.name = request.name();
        this.description = request.description();
        this.priceCents = request.priceCents();
        this.currency = request.currency();
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Its price in hundredths of the currency. */
    public long priceCents() {
        return priceCents;
    }

    /** The currency's code, ISO 4217. */
    public String currency() {
        return currency;
    }

    void change(DishRequest request) {
        name = request.name();
        description = request.description();
        priceCents = request.priceCents();
        currency = request.currency();
    }

    DishResponse response() {
        return new DishResponse(id, name, description, priceCents, currency);
    }
}
