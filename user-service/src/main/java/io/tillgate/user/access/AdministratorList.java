package io.tillgate.user.access;

import io.smallrye.mutiny.Uni;

/** Who administers, as this service itself knows it. Safe for concurrent use. */
public interface AdministratorList {
    /** Whether the subject of a token is an active account in the group {@code administrator}. */
    Uni<Boolean> contains(String subject);
}
