package io.tillgate.auth.apikey.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.event.ApiKeyIssued;
import io.tillgate.event.ApiKeyRevoked;
import io.tillgate.outbox.OutboxRecord;
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
     * Returns the events of revoked keys, to be appended together with their revocations.
     *
     * @param actor the actor; null if unknown
     */
    public List<OutboxRecord> revoked(List<ApiKey> keys, String reason, @Nullable String actor) {
        return keys.stream()
                .map(key -> outbox.record(new ApiKeyRevoked(
                        key.id().toString(),
                        key.accountId().toString(),
                        key.callbackHost(),
                        key.prefix(),
                        reason,
                        actor)))
                .toList();
    }
}
