package io.tillgate.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The {@link Outbox} of a service that works with Hibernate Reactive, which the service brings: it is a class of its own
 * because other services have no Hibernate to compile against. Stateless; safe for concurrent use.
 */
@ApplicationScoped
public class SessionOutbox {
    private static final String INSERT = "INSERT INTO outbox (topic, key, headers, value) VALUES ";
    /** The driver would take a bare parameter of type {@code jsonb} for a JSON string. */
    private static final String ROW = "(?, ?, cast(cast(? AS text) AS jsonb), ?)";

    /**
     * Appends records, in order, to be sent if and only if the transaction of the session commits. What the session has
     * changed is written first: the rows that it locks come before the numbers of the records, so that the records of a key
     * keep the order of its changes.
     *
     * @param session within a transaction
     */
    public Uni<Void> append(Mutiny.Session session, List<OutboxRecord> records) {
        return records.isEmpty() ? Uni.createFrom().voidItem() : session.flush().chain(() -> insert(session, records));
    }

    /** In one statement, which numbers the rows in their order. */
    private static Uni<Void> insert(Mutiny.Session session, List<OutboxRecord> records) {
        Mutiny.Query<?> insert =
                session.createNativeQuery(INSERT + String.join(", ", Collections.nCopies(records.size(), ROW)));
        int parameter = 0;
        for (OutboxRecord record : records) {
            insert.setParameter(++parameter, record.topic())
                    .setParameter(++parameter, record.key())
                    .setParameter(++parameter, Outbox.headersJson(record))
                    .setParameter(++parameter, record.value());
        }
        return insert.executeUpdate().replaceWithVoid();
    }
}
