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

/** Publishes the events of API keys, which contain their ids and prefixes. */
@ApplicationScoped
public class ApiKeyEvents {
    private final EventOutbox outbox;

    ApiKeyEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    /** Appends the event of a new key. */
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
     * Appends the events of revoked keys.
     *
     * @param actor the actor; null if unknown
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
