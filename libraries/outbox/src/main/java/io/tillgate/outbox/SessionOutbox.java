package io.tillgate.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The {@link Outbox} of services with Hibernate Reactive. It is a separate class because other services do not have
 * Hibernate on the class path. Stateless; safe for concurrent use.
 */
@ApplicationScoped
public class SessionOutbox {
    private static final String INSERT = "INSERT INTO outbox (topic, key, headers, value) VALUES ";
    /** The driver would encode a direct parameter of type {@code jsonb} as a JSON string. */
    private static final String ROW = "(?, ?, cast(cast(? AS text) AS jsonb), ?)";

    /**
     * Appends records in order. They are sent if and only if the transaction of the session commits. Flushes the
     * session first, so that rows are locked before the records get their numbers and the records of a key stay in the
     * order of its changes.
     *
     * @param session a session within a transaction
     */
    public Uni<Void> append(Mutiny.Session session, List<OutboxRecord> records) {
        return records.isEmpty() ? Uni.createFrom().voidItem() : session.flush().chain(() -> insert(session, records));
    }

    /** Uses one statement, which numbers the rows in order. */
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
