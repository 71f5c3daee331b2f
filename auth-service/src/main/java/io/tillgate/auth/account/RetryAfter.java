package io.tillgate.auth.account;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;

/** Reads the {@code Retry-After} header of user-service (RFC 9110 section 10.2.3). */
public final class RetryAfter {
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private RetryAfter() {}

    /** Returns the wait of a refusal, at least a second; a minute if the header holds no number of seconds. */
    public static Duration of(WebApplicationException refusal) {
        String header = refusal.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER);
        return header != null && header.matches("[0-9]{1,5}")
                ? Duration.ofSeconds(Math.max(1, Long.parseLong(header)))
                : UNTOLD;
    }
}
