package io.tillgate.sample.sale;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What has become of a sale. */
public enum SaleStatus {
    /** The guest has paid. */
    PAID,
    /** The guest got the money back. */
    REFUNDED;

    @EnumeratedValue
    private final String text = name().toLowerCase(Locale.ROOT);

    /** In lower case, as on the wire and in the database. */
    @JsonValue
    public String text() {
        return text;
    }
}
