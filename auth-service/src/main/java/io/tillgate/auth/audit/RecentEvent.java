package io.tillgate.auth.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of the audit log.
 *
 * @param type the last part of its type, such as {@code TokenIssued}
 * @param time when it happened
 * @param subject what it is about
 * @param actor who caused it: an account or a client
 * @param clientId the client that it came through
 */
public record RecentEvent(
        String type,
        Instant time,
        @Nullable String subject,
        @Nullable String actor,
        @Nullable String clientId) {

    static RecentEvent of(AuditApi.AuditEvent told) {
        return new RecentEvent(
                told.type().substring(told.type().lastIndexOf('.') + 1),
                told.time(),
                told.subject(),
                told.actor(),
                told.clientId());
    }
}
