package io.tillgate.sample.sale;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What has become of a sale. */
public enum SaleStatus {
    /** The guest has paid. */
    PAID,
    /** The guest got the money back. */
    REFUNDED;

    /** In lower case, as on the wire and in the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SaleStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
