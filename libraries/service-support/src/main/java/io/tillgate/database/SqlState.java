package io.tillgate.database;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds PostgreSQL's SQLSTATE in the failures of all its clients, even if Hibernate wraps them. */
public final class SqlState {
    private static final String UNIQUE_VIOLATION = "23505";

    private SqlState() {}

    /** The SQLSTATE; empty if the failure does not come from PostgreSQL. */
    public static Optional<String> of(Throwable failure) {
        return causes(failure).map(SqlState::own).flatMap(Optional::stream).findFirst();
    }

    /** Returns whether a row with the same key exists already. */
    public static boolean isUniqueViolation(Throwable failure) {
        return of(failure).filter(UNIQUE_VIOLATION::equals).isPresent();
    }

    /** The failure and its causes. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static Optional<String> own(Throwable failure) {
        @Nullable String state = null;
        if (failure instanceof PgException refusal) {
            state = refusal.getSqlState();
        } else if (failure instanceof SQLException refusal) {
            state = refusal.getSQLState();
        }
        return Optional.ofNullable(state);
    }
}
