package io.tillgate.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The {@link Outbox} of a service that works with Hibernate Reactive, which the service brings: it is a class of its own
 * because other services have no Hibernate to compile against. Stateless; safe for concurrent use.
 */
@ApplicationScoped
public class SessionOutbox {
    /** The driver would take a bare parameter of type {@code jsonb} for a JSON string. */
    private static final String INSERT = """
            INSERT INTO outbox (topic, key, headers, value)
            VALUES (?1, ?2, cast(cast(?3 AS text) AS jsonb), ?4)""";

    /**
     * Appends records, in order, to be sent if and only if the transaction of the session commits. What the session has
     * changed is written first: the rows that it locks come before the numbers of the records, so that the records of a key
     * keep the order of its changes.
     *
     * @param session within a transaction
     */
    public Uni<Void> append(Mutiny.Session session, List<OutboxRecord> records) {
        Uni<Void> appended = session.flush();
        for (OutboxRecord record : records) {
            appended = appended.chain(() -> session.createNativeQuery(INSERT)
                    .setParameter(1, record.topic())
                    .setParameter(2, record.key())
                    .setParameter(3, Outbox.headersJson(record))
                    .setParameter(4, record.value())
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return appended;
    }
}
