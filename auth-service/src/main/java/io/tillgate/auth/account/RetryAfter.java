package io.tillgate.auth.account;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;

/** How long user-service asks to wait (RFC 9110 section 10.2.3). */
public final class RetryAfter {
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private RetryAfter() {}

    /** The wait of a refusal, at least a second; a minute if it names none in seconds. */
    public static Duration of(WebApplicationException refusal) {
        String header = refusal.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER);
        return header != null && header.matches("[0-9]{1,5}")
                ? Duration.ofSeconds(Math.max(1, Long.parseLong(header)))
                : UNTOLD;
    }
}
