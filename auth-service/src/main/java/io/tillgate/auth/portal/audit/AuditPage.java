package io.tillgate.auth.portal.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some events, newest first.
 *
 * @param items the events
 * @param nextCursor for the next page; null on the last
 */
public record AuditPage(List<AuditEvent> items, @Nullable String nextCursor) {}
