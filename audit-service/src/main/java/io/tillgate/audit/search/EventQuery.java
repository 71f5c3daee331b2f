package io.tillgate.audit.search;

import io.tillgate.audit.paging.KeysetPosition;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a filter finds, newest first.
 *
 * @param filter which events
 * @param limit how many at most
 * @param after where the page before ended; null for the first page
 */
record EventQuery(EventFilter filter, int limit, @Nullable KeysetPosition after) {}
