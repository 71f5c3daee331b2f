package io.tillgate.auth.client.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.event.AppSecretIssued;
import io.tillgate.event.ClientAuthenticationFailed;
import io.tillgate.event.ClientChanged;
import io.tillgate.outbox.event.EventOutbox;
import io.tillgate.text.TextHash;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes the events of clients. */
@ApplicationScoped
public class ClientEvents {
    private static final String UNKNOWN = "unknown_client";

    private final EventOutbox outbox;

    ClientEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Appends the event of a changed client.
     *
     * @param cause a value of the {@code ClientChanged} contract
     * @param actor the actor; null for the service itself
     */
    public Uni<Void> changed(SqlClient tx, RegisteredClient client, String cause, @Nullable String actor) {
        return outbox.append(
                tx,
                new ClientChanged(
                        client.clientId(),
                        client.clientName(),
                        client.status().name().toLowerCase(Locale.ROOT),
                        client.grantTypes().stream().sorted().toList(),
                        client.scopes(),
                        client.audiences(),
                        client.ownerAccountId() == null
                                ? null
                                : client.ownerAccountId().toString(),
                        client.version(),
                        cause,
                        actor));
    }

    /**
     * Appends the event of a new secret of an API app, by which its owner is notified; nothing for other clients.
     *
     * @param cause {@code registered} or {@code secret_rotated}
     */
    public Uni<Void> secretIssued(SqlClient tx, RegisteredClient app, String cause, String actor) {
        UUID owner = app.ownerAccountId();
        return owner == null
                ? Uni.createFrom().voidItem()
                : outbox.append(tx, new AppSecretIssued(app.clientId(), owner.toString(), cause, actor));
    }

    /** Appends the event of a failed authentication. An unknown id is hashed, because it may be a misplaced secret. */
    public Uni<Void> authenticationFailed(SqlClient tx, String claimedId, String cause) {
        String told = cause.equals(UNKNOWN) ? "sha256:" + TextHash.of(claimedId) : claimedId;
        return outbox.append(tx, new ClientAuthenticationFailed(told, cause));
    }
}
