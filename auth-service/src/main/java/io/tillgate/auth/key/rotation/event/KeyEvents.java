package io.tillgate.auth.key.rotation.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.StoredKey;
import io.tillgate.event.SigningKeyRevoked;
import io.tillgate.event.SigningKeyRotated;
import io.tillgate.outbox.event.EventOutbox;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Publishes the events of signing keys. */
@ApplicationScoped
public class KeyEvents {
    private final EventOutbox outbox;

    KeyEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    /** Publishes that a key will sign from a time on. */
    public Uni<Void> rotated(SqlClient tx, StoredKey key, Instant activatesAt, String cause, @Nullable String actor) {
        return outbox.append(
                tx, new SigningKeyRotated(key.id(), key.algorithm().jws().getName(), activatesAt, cause, actor));
    }

    /** Publishes that a key was revoked. */
    public Uni<Void> revoked(
            SqlClient tx, StoredKey key, String reason, @Nullable StoredKey successor, @Nullable String actor) {
        return outbox.append(
                tx,
                new SigningKeyRevoked(
                        key.id(),
                        key.algorithm().jws().getName(),
                        reason,
                        successor == null ? null : successor.id(),
                        actor));
    }
}
