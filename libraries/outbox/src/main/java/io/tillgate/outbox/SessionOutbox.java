package io.tillgate.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The {@link Outbox} of services with Hibernate Reactive. It is a separate class because other services do not have
 * Hibernate on the class path. Stateless; safe for concurrent use.
 */
@ApplicationScoped
public class SessionOutbox {
    private static final String INSERT = "INSERT INTO outbox (topics, size, records) VALUES (?1, ?2, ?3)";

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

    private static Uni<Void> insert(Mutiny.Session session, List<OutboxRecord> records) {
        return session.createNativeQuery(INSERT)
                .setParameter(1, Outbox.topics(records))
                .setParameter(2, records.size())
                .setParameter(3, FramedRecords.write(records).getBytes())
                .executeUpdate()
                .replaceWithVoid();
    }
}
