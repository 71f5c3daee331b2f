package io.tillgate.user.access;

import io.smallrye.mutiny.Uni;

/** The administrators according to this service's own data. Safe for concurrent use. */
public interface AdministratorList {
    /** Returns whether the subject of a token is an active account in the group {@code administrator}. */
    Uni<Boolean> contains(String subject);
}
