package io.tillgate.sample.sale;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** The status of a sale. */
public enum SaleStatus {
    /** The guest has paid. */
    PAID,
    /** The guest has been refunded. */
    REFUNDED;

    @EnumeratedValue
    private final String text = name().toLowerCase(Locale.ROOT);

    /** The name in lower case, as on the wire and in the database. */
    @JsonValue
    public String text() {
        return text;
    }
}
