package io.tillgate.audit.search;

import io.tillgate.audit.paging.KeysetPosition;
import org.jspecify.annotations.Nullable;

/**
 * A query for one page of events, newest first.
 *
 * @param filter the filter
 * @param limit the maximum number of events
 * @param after the position at which the previous page ended; null for the first page
 */
record EventQuery(EventFilter filter, int limit, @Nullable KeysetPosition after) {}
