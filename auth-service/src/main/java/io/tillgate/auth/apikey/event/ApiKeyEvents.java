package io.tillgate.auth.apikey.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.event.ApiKeyIssued;
import io.tillgate.event.ApiKeyRevoked;
import io.tillgate.event.Event;
import io.tillgate.outbox.event.EventOutbox;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the suite of API keys, by their ids and prefixes. */
@ApplicationScoped
public class ApiKeyEvents {
    private final EventOutbox outbox;

    ApiKeyEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    /** A module got a key. */
    public Uni<Void> issued(SqlClient tx, ApiKey key) {
        return outbox.append(
                tx,
                new ApiKeyIssued(
                        key.id().toString(),
                        key.accountId().toString(),
                        key.callbackHost(),
                        key.prefix(),
                        key.scopes()));
    }

    /**
     * Keys ended before their time.
     *
     * @param actor who ended them; null where that is not known
     */
    public Uni<Void> revoked(SqlClient tx, List<ApiKey> keys, String reason, @Nullable String actor) {
        return outbox.append(
                tx,
                keys.stream()
                        .map(key -> new ApiKeyRevoked(
                                key.id().toString(),
                                key.accountId().toString(),
                                key.callbackHost(),
                                key.prefix(),
                                reason,
                                actor))
                        .toArray(Event[]::new));
    }
}
