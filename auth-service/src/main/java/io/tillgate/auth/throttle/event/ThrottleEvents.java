package io.tillgate.auth.throttle.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.throttle.Attempt;
import io.tillgate.event.AccountLocked;
import io.tillgate.event.SignInThrottled;
import io.tillgate.outbox.event.EventOutbox;
import io.tillgate.text.TextHash;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Publishes the events of locks. */
@ApplicationScoped
public class ThrottleEvents {
    private final EventOutbox outbox;

    ThrottleEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Publishes that wrong passwords locked a user name.
     *
     * @param account the account of that name, if this service knows one
     * @param locks the number of consecutive locks, including this one
     */
    public Uni<Void> accountLocked(
            SqlClient tx, String userName, Optional<UUID> account, Attempt attempt, int locks, Instant until) {
        return outbox.append(
                tx,
                new AccountLocked(
                        account.map(UUID::toString).orElse(null),
                        TextHash.of(userName.toLowerCase(Locale.ROOT)),
                        attempt.clientId(),
                        attempt.address(),
                        locks,
                        until));
    }

    /**
     * Publishes that failures locked an address, a client, or a client for an address.
     *
     * @param by {@code address}, {@code client} or {@code client_secret}
     */
    public Uni<Void> throttled(SqlClient tx, String by, Attempt attempt, int locks, Instant until) {
        return outbox.append(tx, new SignInThrottled(by, attempt.clientId(), attempt.address(), locks, until));
    }
}
