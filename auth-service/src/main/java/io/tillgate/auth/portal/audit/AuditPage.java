package io.tillgate.auth.portal.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events, newest first.
 *
 * @param nextCursor the cursor of the next page; null on the last
 */
public record AuditPage(List<AuditEvent> items, @Nullable String nextCursor) {}
